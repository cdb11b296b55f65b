#pragma once

#include "models/values/EnvironmentLine.h"
#include "models/values/PolicyText.h"
#include "models/values/ReleaseDraft.h"
#include "models/values/ReleaseView.h"

#include <cmath>

/// Releases as a team of a few people would have them, one with hostile texts.
namespace ph::testing {

inline constexpr std::int64_t releaseNow = 1'764'118'800'000; // 2025-11-26 01:00 UTC
inline Clock releaseClock()
{
    return [] { return TimeMs(std::chrono::milliseconds(releaseNow)); };
}
inline QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}
inline std::int64_t minutesAgo(int minutes)
{
    return releaseNow - std::int64_t(minutes) * 60'000;
}

inline QList<EnvironmentLine> sampleEnvironments()
{
    using State = EnvironmentPart::State;
    return {{text("production"),
             text("models:/fraud@champion"),
             text("fraud 6"),
             minutesAgo(2),
             text("year end, until 2 January"),
             {{text("tracker"), State::Works, text("MLflow 3.1"), minutesAgo(2)},
              {text("registry"), State::Limited, text("aliases can be read, not set"), minutesAgo(2)},
              {text("endpoint"), State::NotSet, text("no endpoint is named"), noTime},
              {text("metrics"), State::Failed, text("prometheus.example.com did not answer in 5 s"),
               minutesAgo(2)},
              {text("policy"), State::Works, text("production.yaml, sha256:91ccde01…"), minutesAgo(2)},
              {text("release home"), State::Asking, {}, minutesAgo(9)}}},
            {text("staging"), text("models:/fraud@staging"), text("fraud 7"), minutesAgo(4), {}, {}},
            {text("edge-eu"), text("git:manifests#fraud.yaml:spec.model"), {}, noTime, {}, {}}};
}

inline ReleaseSummary summary(const char* id, const char* environment, const char* subject,
                              ReleaseState state, int changed, const char* attention)
{
    ReleaseSummary s;
    s.id = text(id);
    s.environment = text(environment);
    s.subject = text(subject);
    s.target = text("champion");
    s.state = state;
    s.tier = text("high");
    s.author = text("approver-1");
    s.createdMs = minutesAgo(changed + 90);
    s.updatedMs = minutesAgo(changed);
    s.gatesTotal = 16;
    s.gatesPassed = 16;
    s.approvalsNeed = 2;
    s.approvalsHave = 2;
    s.attention = text(attention);
    return s;
}

inline QList<ReleaseSummary> sampleReleases()
{
    QList<ReleaseSummary> all;
    auto s = summary("2025-11-26-fraud-7-x3k9", "production", "fraud 7", ReleaseState::Waiting, 12,
                     "Needs one more approval by release-managers.");
    s.approvalsHave = 1;
    s.gatesPassed = 13;
    s.gatesWaived = 1;
    all << s;
    s = summary("2025-11-26-ranker-41-p0q2", "production", "ranker 41 + prompt greeting 3",
                ReleaseState::Running, 3, "Step 2 of 3 is requested and not yet seen.");
    s.driver = ReleaseSummary::Driver::Here;
    all << s;
    s = summary("2025-11-25-churn-12-aa01", "production", "churn 12", ReleaseState::Running, 140,
                "Nobody has driven it for 2 h; its first step is unclear.");
    s.driver = ReleaseSummary::Driver::Undriven;
    s.author = text("ci");
    all << s;
    s = summary("2025-11-25-ltv-9-bb20", "production", "ltv 9", ReleaseState::Soaking, 200,
                "Soaks for another 3 h 40 min.");
    s.driver = ReleaseSummary::Driver::Elsewhere;
    s.drivenBy = text("approver-2");
    all << s;
    all << summary("2025-11-20-fraud-6-k2k2", "production", "fraud 6", ReleaseState::Done, 60 * 24 * 6, "");
    all << summary("2025-11-18-fraud-5-z9z9", "production", "fraud 5", ReleaseState::RolledBack, 60 * 24 * 8,
                   "Rolled back to fraud 4: p95_latency_ms was 412.");
    s = summary("2025-11-26-fraud-8-d0d0", "staging", "fraud 8", ReleaseState::Draft, 25,
                "Three gates do not pass yet.");
    s.gatesPassed = 0;
    s.gatesTotal = 0;
    s.approvalsHave = 0;
    s.approvalsNeed = 0;
    s.tier = text("low");
    all << s;
    all << summary("2025-11-24-fraud-7-c4c4", "staging", "fraud 7", ReleaseState::Done, 60 * 30, "");
    s = summary("2025-11-23-x-1-evil", "staging",
                "<img src=x>&amp; a\nvery <b>long</b> name that goes on and on", ReleaseState::Stopped,
                60 * 60, "Rejected by risk: <script>alert(1)</script>");
    all << s;
    return all;
}

inline GateView sampleGate(const char* id, const char* title, GateVerdict verdict, const char* reason,
                           const char* query, std::optional<double> value, std::optional<double> threshold,
                           bool above, const char* unit = "", qint64 sample = 0, int age = 5)
{
    GateView gate;
    gate.result.id = text(id);
    gate.result.kind = text("metric-threshold");
    gate.result.title = text(title);
    gate.result.verdict = verdict;
    gate.result.reason = text(reason);
    gate.result.query = text(query);
    gate.result.sampleSize = sample;
    gate.result.threshold = threshold;
    if (value)
        gate.result.numbers = {{text("value"), *value, text(unit)}};
    if (value && threshold)
        gate.result.margin = above ? *value - *threshold : *threshold - *value;
    gate.result.observedMs = verdict == GateVerdict::NoData ? noTime : minutesAgo(age);
    gate.result.evaluatedMs = minutesAgo(1);
    gate.result.settings = {{QStringLiteral("metric"), text(id)}, {QStringLiteral("at-least"), 0.9}};
    return gate;
}

inline QList<GateView> sampleGates()
{
    using V = GateVerdict;
    QList<GateView> gates;
    gates << sampleGate("auc", "AUC is at least 0.9", V::Pass,
                        "auc is 0.9134, 0.0134 above what is demanded.",
                        "metrics.auc of run 3f2a91c0 on production-mlflow", 0.9134, 0.9, true, "", 48'211);
    gates << sampleGate("champion", "AUC is no worse than the champion’s", V::Inconclusive,
                        "The interval of the difference reaches from −0.004 to 0.006: more folds are needed.",
                        "metrics.auc by fold of runs 3f2a91c0 and 77be0012; 10,000 bootstrap samples", 0.0011,
                        0.0, true, "", 10);
    gates.last().result.numbers << GateNumber{text("interval, low"), -0.004, {}}
                                << GateNumber{text("interval, high"), 0.006, {}};
    gates << sampleGate("segments", "Every segment holds its floor", V::Pass,
                        "The weakest segment, card-not-present, is 0.021 above its floor (Holm).",
                        "metrics.auc.segment.* of run 3f2a91c0", 0.871, 0.85, true, "", 12'004);
    gates << sampleGate("latency", "p95 latency is at most 300 ms", V::Fail,
                        "p95_latency_ms is 341, 41 above what is allowed.",
                        "metrics.p95_latency_ms of run 3f2a91c0", 341, 300, false, "ms", 20'000);
    gates.last().waivers = {{text("latency"),
                             text("approver-2"),
                             text("sre"),
                             text("The pool is doubled before the switch; see the capacity plan."),
                             minutesAgo(40),
                             releaseNow + 86'400'000LL * 6,
                             {}},
                            {text("latency"), text("approver-3"), text("sre"), text("first try"),
                             minutesAgo(60 * 50), minutesAgo(60 * 2), text("it has expired")}};
    gates << sampleGate("cost", "Cost of 1,000 predictions is at most $0.12", V::Pass,
                        "0.087, 0.033 below what is allowed.", "metrics.cost_per_1k of run 3f2a91c0", 0.087,
                        0.12, false, "$", 20'000);
    gates << sampleGate("repro", "Reproducibility record is complete", V::Pass,
                        "Commit, entry point, environment, data and seed are recorded.", "run 3f2a91c0", {},
                        {}, true);
    gates << sampleGate("signature", "Signature is compatible with the champion’s", V::Pass,
                        "14 inputs, 1 output; nothing is missing.", "MLmodel of fraud 7 and fraud 6", {}, {},
                        true);
    gates << sampleGate("digest", "Artifact digest is recorded and matches", V::Pass, "3 of 3 files match.",
                        "SHA-256 of models:/fraud/7", {}, {}, true);
    gates << sampleGate("drift", "Train and serve agree", V::NoData,
                        "The feature store answered with no rows for these entities.",
                        "features of 500 entities, offline and online", {}, 0.01, false);
    gates.last().waiverGroups = {text("release-managers")};
    gates << sampleGate(
        "monitor", "Monitoring exists", V::Stale, "The newest point is 26 h old; 15 min are allowed.",
        "up{service=\"fraud-scoring\"} on http://prometheus.example.com:9090", 1, {}, true, "", 0, 26 * 60);
    gates.last().waiverGroups = {text("release-managers")};
    gates << sampleGate("rollback", "Rollback is ready", V::Pass,
                        "fraud 6 exists and loads; the condition answers 212 ms; rehearsed 3 days ago.",
                        "models:/fraud/6", {}, {}, true);
    gates << sampleGate("nan", "Calibration error is at most 0.05", V::NoData, "ece is NaN.",
                        "metrics.ece of run 3f2a91c0", std::nan(""), 0.05, false);
    gates << sampleGate("review", "People looked", V::NoData, "Not answered: fallback.",
                        "a checklist, answered by people", {}, {}, true);
    gates.last().result.kind = text("checklist");
    gates.last().checklist = {
        {text("fairness"), text("Were the segment floors read by somebody of the risk team?"),
         ChecklistAnswer::Word::Yes, text("approver-3"), text("see the report of Tuesday"), minutesAgo(35)},
        {text("fallback"), text("Does the rule engine take over where the model times out?")}};
    gates << sampleGate("freeze", "No freeze", V::Pass, "No freeze is in force.", "calendar of the policy",
                        {}, {}, true);
    return gates;
}

inline QList<EnforcementLine> sampleEnforcement()
{
    return {{text("The author never approves"), Enforcement::Detected,
             text("Found when the release home is read.")},
            {text("Aliases change only through a release"), Enforcement::Advisory,
             text("MLflow lets anybody with write access set them.")},
            {text("Manifests change by review"), Enforcement::Enforced, text("The branch is protected.")}};
}

inline ReleaseDetails sampleDetails()
{
    ReleaseDetails d;
    d.summary = sampleReleases().first();
    d.plan.id = d.summary.id;
    d.plan.environment = d.summary.environment;
    d.plan.parts = {{ReleasePart::Kind::Model, text("fraud"), text("6"), text("7"),
                     text("sha256:3f2a91c04b1e77be0012aa10cc55de019a7f0b6c4d2e8a91f3b5c7d9e1f20314")},
                    {ReleasePart::Kind::Prompt, text("fraud-explain"), text("2"), text("3"), {}},
                    {ReleasePart::Kind::Threshold, text("fraud-cut"), text("0.42"), text("0.45"), {}}};
    d.plan.texts = {
        text("Catch 4 % more fraud at the same number of blocked customers; the weekly retraining with the "
             "new "
             "device features."),
        text(
            "Latency is above the budget until the pool is doubled. Card-not-present is close to its floor."),
        text("Alias first, then prompt and threshold, all in one release; soak for 4 hours at full traffic."),
        text("p95 below 300 ms, blocked customers within 2 % of last week’s, no open incident.")};
    d.plan.rollback = {{{ReleasePart::Kind::Model, text("fraud"), text("7"), text("6"), {}},
                        {ReleasePart::Kind::Prompt, text("fraud-explain"), text("3"), text("2"), {}},
                        {ReleasePart::Kind::Threshold, text("fraud-cut"), text("0.45"), text("0.42"), {}}},
                       text("p95_latency_ms > 300 for 5m"),
                       text("http://prometheus.example.com:9090")};
    d.plan.policyDigest = text("sha256:91ccde019a7f0b6c4d2e8a91f3b5c7d9e1f203143f2a91c04b1e77be0012aa10");
    d.planDigest = text("sha256:77be0012aa10cc55de019a7f0b6c4d2e8a91f3b5c7d9e1f203143f2a91c04b1e");
    d.evidenceDigest = text("sha256:0b6c4d2e8a91f3b5c7d9e1f203143f2a91c04b1e77be0012aa10cc55de019a7f");
    const auto step = [](const char* id, PlanStep::Kind kind, const char* place, const char* from,
                         const char* to) {
        return StepView{{text(id), kind, text(place), text(from), text(to)},
                        StepView::State::Planned,
                        {},
                        {},
                        noTime,
                        noTime};
    };
    d.steps = {step("s1", PlanStep::Kind::SetAlias, "models:/fraud@champion", "6", "7"),
               step("s2", PlanStep::Kind::SetAlias, "prompts:/fraud-explain@champion", "2", "3"),
               step("s3", PlanStep::Kind::CommitManifest,
                    "git:https://git.example.com/serving/manifests#prod/fraud.yaml:spec.predictor.threshold",
                    "0.42", "0.45"),
               step("s4", PlanStep::Kind::SetTag, "models:/fraud/7#pilothouse.release", "",
                    "2025-11-26-fraud-7-x3k9")};
    d.gates = sampleGates();
    using D = ApprovalView::Decision;
    d.approvals = {{text("approver-2"), text("release-managers"), D::Approve, text("Looks right."),
                    minutesAgo(80), text("the evidence changed after it")},
                   {text("approver-3"),
                    text("risk"),
                    D::Comment,
                    text("What of the card-not-present floor?"),
                    minutesAgo(60),
                    {}},
                   {text("approver-2"),
                    text("release-managers"),
                    D::Approve,
                    text("Again, with the new evidence."),
                    minutesAgo(30),
                    {}}};
    d.quorum = {{text("release-managers"), 1, 1}, {text("risk"), 0, 1}};
    d.log = {
        {1, minutesAgo(100), text("approver-1"), text("drafted"), text("plan sha256:77be…"), {}},
        {2, minutesAgo(90), text("approver-1"), text("gates evaluated"), text("13 gates"),
         text("8 pass, 1 fail, 1 inconclusive, 2 no data, 1 stale")},
        {3, minutesAgo(85), text("approver-1"), text("submitted"), {}, text("recorded as 4be1c0")},
        {4, minutesAgo(80), text("approver-2"), text("approved"), text("plan, evidence"), {}},
        {5, minutesAgo(40), text("approver-2"), text("gate waived"), text("latency until 2025-12-02"), {}}};
    d.moves = {{ReleaseMove::Approve, {}},
               {ReleaseMove::Reject, {}},
               {ReleaseMove::Comment, {}},
               {ReleaseMove::Waive, {}},
               {ReleaseMove::Answer, {}},
               {ReleaseMove::Cancel, {}},
               {ReleaseMove::Execute,
                {text("4 gates do not pass and are not waived."), text("risk has to approve."),
                 text("production is frozen until 2 January.")}},
               {ReleaseMove::RollBack, {}}};
    d.rollback = RollbackPreview{text("fraud 6"),
                                 text("fraud 7"),
                                 {text("models:/fraud@champion goes from 7 to 6."),
                                  text("prompts:/fraud-explain@champion goes from 3 to 2."),
                                  text("The threshold goes from 0.45 to 0.42, by a commit.")},
                                 text("Every request to fraud-scoring in production."),
                                 d.plan.rollback.condition,
                                 d.plan.rollback.dataSource,
                                 minutesAgo(2)};
    d.seenMs = minutesAgo(2);
    return d;
}

inline DraftChoices sampleChoices()
{
    using Kind = ReleasePart::Kind;
    return {{text("production"), text("staging"), text("edge-eu")},
            {text("low"), text("medium"), text("high"), text("critical")},
            {{Kind::Model, text("fraud"), text("6"), {text("8"), text("7"), text("6"), text("5")}},
             {Kind::Model, text("churn"), text("11"), {text("12"), text("11")}},
             {Kind::Prompt, text("fraud-explain"), text("2"), {text("3"), text("2"), text("1")}}},
            {text("http://prometheus.example.com:9090")}};
}

/// Lacks acceptance and the data source.
inline ReleaseDraft sampleDraft()
{
    const auto plan = sampleDetails().plan;
    ReleaseDraft draft{plan.environment, text("high"), plan.parts, plan.texts, plan.rollback};
    draft.parts.removeLast();
    draft.texts.acceptance.clear();
    draft.rollback.dataSource.clear();
    return draft;
}

inline QList<InboxItem> sampleInbox()
{
    using Kind = InboxItem::Kind;
    return {
        {text("1"), Kind::ApprovalAsked, text("2025-11-26-fraud-7-x3k9"), text("fraud 7 → champion"),
         text("production"), text("risk has to approve; 4 gates do not pass."), minutesAgo(85),
         releaseNow + 7'200'000},
        {text("2"), Kind::Undriven, text("2025-11-25-churn-12-aa01"), text("churn 12 → champion"),
         text("production"), text("Running for 2 h with nobody driving; its first step is unclear."),
         minutesAgo(120), noTime},
        {text("3"), Kind::RollbackAdvised, text("2025-11-25-ltv-9-bb20"), text("ltv 9 → champion"),
         text("production"), text("p95_latency_ms is 412, more than 300 for 7 min."), minutesAgo(7), noTime},
        {text("4"), Kind::ApprovalVoid, text("2025-11-26-fraud-8-d0d0"), text("fraud 8 → champion"),
         text("staging"), text("The plan was changed after you approved it."), minutesAgo(25), minutesAgo(5)},
        {text("5"), Kind::WaiverEnding, text("2025-11-26-fraud-7-x3k9"), text("fraud 7 → champion"),
         text("production"), text("The waiver of “p95 latency” given by approver-2 ends."), minutesAgo(600),
         releaseNow + 86'400'000}};
}

inline PolicyText samplePolicy()
{
    return {
        text("/srv/policies/production.yaml"),
        text("version: 1\nname: production\nmax-fact-age: 15m\n\ngroups:\n  release-managers:\n    - label: "
             "approver-1\n      key: ed25519:3f2a91c04b1e77be0012aa10cc55de019a7f0b6c4d2e8a91f3b5c7d9e1f=\n  "
             "  - "
             "label: approver-2\n      key: ed25519:77be0012aa10cc55de019a7f0b6c4d2e8a91f3b5c7d9e1f20314=\n  "
             "risk:\n    - label: approver-3\n      key: "
             "ed25519:0b6c4d2e8a91f3b5c7d9e1f203143f2a91c04b1e77be0012aa1=\n\ntiers:\n  high:\n    quorum:\n "
             "    "
             " release-managers: 3   # two keys are there\n      risk: 1\n    soak: 4h\n    exposure-cap: "
             "100\n    gates:\n      - id: auc\n        kind: metric-treshold\n        metric: auc\n        "
             "at-least: 0.9\n      - id: latency\n        kind: budget\n        at-most: {p95_latency_ms: "
             "300}\n        unit: [ms]\n      - id: freeze\n        kind: no-freeze\n\ncalendar:\n  zone: "
             "Europe/Berlin\n  freezes:\n    - from: 2025-12-19T18:00\n      to: 2026-01-02T08:00\n      "
             "reason: year end\n"),
        {},
        {{18, 25, text("tiers.high.quorum.release-managers"),
          text("3 approvals are asked of a group of 2, so nothing could ever be released.")},
         {24, 15, text("tiers.high.gates[0].kind"),
          text("There is no gate of kind “metric-treshold”. Did you mean “metric-threshold”?")},
         {30, 15, text("tiers.high.gates[1].unit"), text("A text is expected, not a list.")},
         {0, 0, {}, text("No rollback condition is named for the tier “high”.")}}};
}

} // namespace ph::testing
