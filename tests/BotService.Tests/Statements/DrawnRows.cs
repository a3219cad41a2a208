using BotService.Messaging;
using BotService.Store;
using BotService.Tests.Harness;
using BotService.Time;

namespace BotService.Tests.Statements;

/// <summary>Draws rows of every sort, so that a statement which forgets a condition reads or writes another row than its query.</summary>
internal sealed class DrawnRows(BotDbContext db, Random random)
{
    /// <summary>What the drawn pushes were sent by.</summary>
    public static readonly string[] Rules = ["open", "mid", "along", "chase-1"];

    private const int People = 90;

    private const int Others = 12;

    private static readonly (string Name, Tiers Tier)[] Groups =
    [
        ("局党组", Tiers.Leadership), ("一支部", Tiers.Branch), ("二支部", Tiers.Branch), ("三支部", Tiers.Branch), ("青年一组", Tiers.Youth), ("青年二组", Tiers.Youth),
    ];

    private static readonly Role[] Roles = [Role.Member, Role.Liaison, Role.Liaison, Role.Admin];

    /// <summary>Two of them belong to the year before.</summary>
    private static readonly int[] Weeks = [202551, 202552, 202633, 202634, 202635, 202636, DrawnOffice.Week, 202638];

    private static readonly Tiers[] Audiences = [Tiers.Leadership, Tiers.Branch, Tiers.Youth, Tiers.Branch | Tiers.Youth, Tiers.All];

    /// <summary>Monday of the first week of 2026 is the 29th of December.</summary>
    private static readonly DateOnly[] Presences = [new(2025, 12, 27), new(2025, 12, 28), new(2025, 12, 29), new(2026, 1, 2), DrawnOffice.Today];

    private static readonly DateTimeOffset Earlier = Bot.At("2026-08-01 09:00");

    private static readonly DateTimeOffset[] Pushes = [Bot.At(DrawnOffice.Now), Bot.At("2026-09-07 09:07"), Bot.At("2026-09-08 09:37"), Bot.At("2026-09-08 16:07")];

    private readonly List<StudyGroup> _groups = [];
    private readonly List<Member> _members = [];
    private readonly List<Topic> _topics = [];

    /// <summary>The key of the message that the person with this key has sent, whether or not it was answered.</summary>
    public static string MessageOf(string userKey) => $"message of {userKey}";

    public async Task WriteAsync()
    {
        AddGroups();
        await db.SaveChangesAsync(Bot.Token);
        AddMembers();
        AddTopics();
        await db.SaveChangesAsync(Bot.Token);
        AddMemberships();
        AddHandOvers();
        AddLeaves();
        AddHolds();
        AddConversations();
        AddReceipts();
        AddCheckIns();
        AddPushes();
        AddParticipations();
        await db.SaveChangesAsync(Bot.Token);
    }

    private void AddGroups()
    {
        _groups.AddRange(Groups.Select((group, i) => new StudyGroup { Name = group.Name, Tier = group.Tier, DepartmentId = i % 2 == 0 ? null : 100 + i }));
        db.Groups.AddRange(_groups);
    }

    private void AddMembers()
    {
        for (var i = 0; i < People; i++)
        {
            var member = Member.Create($"User{i}", $"人{i}", OneOf(_groups).Id, OneOf(Roles));
            member.Joined = DayOrNone();
            member.Left = DayOrNone();
            member.MutedUntil = DayOrNone();
            member.UnreachableSince = EarlierOrNone(oneIn: 4);
            _members.Add(member);
        }

        db.Members.AddRange(_members);
    }

    private void AddTopics()
    {
        foreach (var week in Weeks)
        {
            foreach (var audience in Audiences.Where(_ => !OneIn(4)))
            {
                _topics.Add(TopicOf(week, audience, TopicSort.Study, number: null, groupId: null));
            }
        }

        for (var number = 1; number <= Others; number++)
        {
            int? groupId = OneIn(2) ? OneOf(_groups).Id : null;
            _topics.Add(TopicOf(OneOf(Weeks), OneOf(Audiences), number % 3 == 0 ? TopicSort.ClassDay : TopicSort.Notice, number, groupId));
        }

        db.Topics.AddRange(_topics);
    }

    /// <summary>Planned, open, closed before its time, or voided, which is closed as well.</summary>
    private Topic TopicOf(int week, Tiers audience, TopicSort sort, int? number, int? groupId)
    {
        var opens = Bot.At($"{StudyWeek.FromKey(week).Monday:yyyy-MM-dd} 09:07");
        var due = opens.AddHours(80 + random.Next(48));
        var (isPlanned, isClosed, isVoided) = (OneIn(6), OneIn(5), OneIn(2));
        return new Topic
        {
            Sort = sort,
            Number = number,
            WeekKey = week,
            Title = $"主题{_topics.Count + 1}",
            Audience = audience,
            GroupId = groupId,
            OpensAt = opens,
            DueAt = due,
            LateUntil = due.AddDays(1 + random.Next(9)),
            OpenedAt = isPlanned ? null : opens,
            ClosedAt = isClosed ? due : null,
            VoidedAt = isClosed && isVoided ? due : null,
        };
    }

    private void AddMemberships()
    {
        foreach (var member in _members)
        {
            foreach (var group in _groups.Where(group => group.Id != member.GroupId && OneIn(8)))
            {
                db.Memberships.Add(new Membership { MemberId = member.Id, GroupId = group.Id });
            }
        }
    }

    /// <summary>Also by people who are no liaisons, to people of other groups, and for other groups.</summary>
    private void AddHandOvers()
    {
        foreach (var giver in _members)
        {
            var colleagues = _members.Where(member => member.GroupId == giver.GroupId).ToList();
            db.HandOvers.Add(new HandOver
            {
                GroupId = OneIn(6) ? OneOf(_groups).Id : giver.GroupId,
                GiverId = giver.Id,
                StandInId = OneOf(OneIn(6) ? _members : colleagues).Id,
                At = Earlier,
                Until = OneOf(DrawnOffice.Days),
                EndedAt = EarlierOrNone(oneIn: 4),
            });
        }
    }

    private void AddLeaves()
    {
        foreach (var member in _members.Where(_ => OneIn(2)))
        {
            var from = DrawnOffice.Today.AddDays(random.Next(-3, 4));
            db.Leaves.Add(new Leave { MemberId = member.Id, From = from, To = from.AddDays(random.Next(3)), Reason = "出差", AskedAt = Earlier, State = OneOf(Enum.GetValues<LeaveState>()) });
        }
    }

    private void AddHolds()
    {
        foreach (var topic in _topics)
        {
            foreach (var group in _groups.Where(_ => OneIn(4)))
            {
                db.Holds.Add(new Hold { TopicId = topic.Id, GroupId = group.Id, ByMemberId = OneOf(_members).Id, At = Earlier });
            }
        }
    }

    /// <summary>What was asked waits no longer, so that it changes no answer.</summary>
    private void AddConversations()
    {
        var since = Bot.At(DrawnOffice.Now) - (Conversation.KeptFor / 2);

        foreach (var member in _members.Where(_ => !OneIn(4)))
        {
            db.Conversations.Add(new Conversation
            {
                UserKey = member.UserKey,
                Question = OneIn(2) ? Question.Yes("统计", "全体").ToJson() : null,
                QuestionUntil = EarlierOrNone(oneIn: 2),
                FigureWeekKey = OneOf<int?>([null, 202636, DrawnOffice.Week]),
                FigureGroupId = OneOf<int?>([null, _groups[1].Id, _groups[2].Id]),
                FigureAt = OneOf<DateTimeOffset?>([null, since.AddSeconds(-1), since, since.AddSeconds(1)]),
            });
        }
    }

    private void AddReceipts()
    {
        foreach (var member in _members.Where(_ => OneIn(2)))
        {
            db.Receipts.Add(new InboxReceipt
            {
                Key = MessageOf(member.UserKey),
                ReceivedAt = OneOf(Pushes),
                ReplyText = OneOf<string>([string.Empty, "好的。", "两行\n和“引号”' \""]),
                ReplyButton = OneOf<string?>([null, "已学·按时"]),
            });
        }
    }

    private void AddCheckIns()
    {
        foreach (var member in _members)
        {
            foreach (var day in Presences)
            {
                foreach (var gathering in ((int[])[0, 7]).Where(_ => OneIn(3)))
                {
                    db.CheckIns.Add(new CheckIn { MemberId = member.Id, Day = day, GatheringId = gathering, At = Earlier, TakenBackAt = EarlierOrNone(oneIn: 4) });
                }
            }
        }
    }

    /// <summary>Of topics, and of nothing that is one.</summary>
    private void AddPushes()
    {
        foreach (var topicId in _topics.Select(topic => topic.Id).Append(0))
        {
            foreach (var member in _members)
            {
                foreach (var rule in Rules.Where(_ => OneIn(12)))
                {
                    db.SentNudges.Add(new SentNudge { Rule = rule, SubjectId = topicId, MemberId = member.Id, WeekKey = OneOf<int>([202636, DrawnOffice.Week]), At = OneOf(Pushes) });
                }
            }
        }
    }

    /// <summary>Answered not at all, once or several times, by oneself, by somebody else or by nobody of the roster; some have changed the group since.</summary>
    private void AddParticipations()
    {
        foreach (var topic in _topics.Where(topic => topic.OpenedAt is not null))
        {
            foreach (var member in _members.Where(_ => OneIn(3)))
            {
                var mine = new Participation { TopicId = topic.Id, MemberId = member.Id, GroupId = OneIn(6) ? OneOf(_groups).Id : member.GroupId };

                for (var changes = random.Next(4); changes > 0; changes--)
                {
                    mine.Record(OneOf(Enum.GetValues<Outcome>()), topic.OpensAt.AddMinutes(random.Next(12_000)), OneOf<int?>([null, member.Id, OneOf(_members).Id]), OneOf<string?>([null, "读了“两”遍"]));
                }

                db.Participations.Add(mine);
            }
        }
    }

    private bool OneIn(int many) => random.Next(many) == 0;

    private T OneOf<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private DateOnly? DayOrNone() => OneIn(3) ? OneOf(DrawnOffice.Days) : null;

    private DateTimeOffset? EarlierOrNone(int oneIn) => OneIn(oneIn) ? Earlier : null;
}
