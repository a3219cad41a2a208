# syntax=docker/dockerfile:1

# A tag can be moved; a release names both by digest (docs/release.md).
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
# "extra" brings ICU and time zones: the service needs Chinese text rules and Asia/Shanghai.
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra

FROM ${SDK_IMAGE} AS build
WORKDIR /source

# Projects and lock files first: packages are restored again only when one of these changes.
COPY .editorconfig BannedSymbols.txt Directory.Build.props Directory.Packages.props global.json ./
COPY src/BotService/BotService.csproj src/BotService/packages.lock.json src/BotService/
COPY src/BotService.WeCom/BotService.WeCom.csproj src/BotService.WeCom/packages.lock.json src/BotService.WeCom/
COPY src/BotService.Simulator/BotService.Simulator.csproj src/BotService.Simulator/packages.lock.json src/BotService.Simulator/
RUN dotnet restore src/BotService --locked-mode

COPY src/ src/
COPY config/ config/
COPY seeds/ seeds/
RUN dotnet publish src/BotService -c Release --no-restore -o /app \
    && mkdir /data

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY --from=build /app/ ./
# The only place that is written; owned by the image's unprivileged user, also when it becomes a named volume.
COPY --from=build --chown=$APP_UID:$APP_UID /data/ ./data/

# The diagnostics socket would be the only other file written, in /tmp of a read-only root. SQLite's memory moves between
# threads; two arenas instead of eight a core keep what is freed in use.
ENV ASPNETCORE_ENVIRONMENT=Production \
    MALLOC_ARENA_MAX=2 \
    ASPNETCORE_URLS=http://+:8080 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0

USER $APP_UID
VOLUME /app/data
EXPOSE 8080

# The image has no shell and no client, so the program asks itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["dotnet", "BotService.dll", "health"]
ENTRYPOINT ["dotnet", "BotService.dll"]
