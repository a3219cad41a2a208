namespace BotService.Tests.Harness;

/// <summary>The settings of a recorded authorisation that lets admins see names.</summary>
internal static class PolicyNames
{
    public static (string Key, string Value)[] Authorised(string since, string until) =>
    [
        ("Policy:Authorisations:0:Switch", "NamesForAdmins"),
        ("Policy:Authorisations:0:AuthorisedBy", "张书记"),
        ("Policy:Authorisations:0:Basis", "党办〔2026〕7号"),
        ("Policy:Authorisations:0:Since", since),
        ("Policy:Authorisations:0:Until", until),
    ];
}
