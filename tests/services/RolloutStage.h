#pragma once

#include "tests/services/RolloutLab.h"

namespace ph::testing {

/// Of moments in a row each; under the sanitizers each eighth, for a rollout takes seconds there.
inline constexpr int stride = 8 / times(8);

/// What becomes of a rollout that nobody disturbs.
struct Story {
    const char* name;
    KserveController::Behaviour behaviour;
    AnalysisReport::Verdict verdict;
    const char* end;
    const char* history;
    int highest;
    Ground ground = Ground::Knative;
};
inline constexpr Story stories[] = {
    {"good", KserveController::Behaviour::Good, AnalysisReport::Verdict::Pass, "promoted",
     "v3 0, v3 10, v3 50, v3 100", 100},
    {"worse", KserveController::Behaviour::Good, AnalysisReport::Verdict::Fail, "rolled-back",
     "v3 0, v3 10, v3 0, v2 0, v2 -", 10},
    {"crashing", KserveController::Behaviour::CrashLoop, AnalysisReport::Verdict::Pass, "rolled-back",
     "v3 0, v2 0, v2 -", 0},
    {"Standard mode, good", KserveController::Behaviour::Good, AnalysisReport::Verdict::Pass, "promoted",
     "v3 0, v3 10, v3 50, v3 100, v3 -", 100, Ground::Standard},
    {"Standard mode, worse", KserveController::Behaviour::Good, AnalysisReport::Verdict::Fail, "rolled-back",
     "v3 0, v3 10, v3 0, v2 -", 10, Ground::Standard},
    {"in place, crashing", KserveController::Behaviour::CrashLoop, AnalysisReport::Verdict::Pass,
     "rolled-back", "v3 -, v2 -", 100, Ground::StandardOld},
    {"Seldon, good", KserveController::Behaviour::Good, AnalysisReport::Verdict::Pass, "promoted",
     "v3 0, v3 10, v3 50, v3 100, v3 -", 100, Ground::Seldon},
    {"Seldon, worse", KserveController::Behaviour::Good, AnalysisReport::Verdict::Fail, "rolled-back",
     "v3 0, v3 10, v3 0, v2 -", 10, Ground::Seldon},
};

inline RolloutAsk shortAsk(Ground ground)
{
    auto ask = ground == Ground::StandardOld ? allAtOnceAsk() : canaryAsk();
    if (!ask.rules.stages.isEmpty())
        ask.rules.stages = {{10, 20 * second}, {50, 20 * second}};
    return ask;
}

/// A rollout of a story.
struct Stage : RolloutLab {
    explicit Stage(const Story& story)
        : RolloutLab(shortAsk(story.ground), story.ground)
        , told(story)
    {
        lookInterval = std::chrono::seconds(5);
        behave("v3", story.behaviour);
        analysis.judge = [verdict = story.verdict](const AnalysisLook& when) {
            return ScriptedAnalysis::says(
                when.nowMs - when.beganMs < 10 * second ? AnalysisReport::Verdict::Wait : verdict, "judged",
                when);
        };
    }

    /// Empty where it ended as told, with every step done once; else what is wrong.
    QString problem(const Result<RolloutState>& state) const
    {
        if (!state)
            return errorKindName(state.error().kind) + u' ' + state.error().detail;
        if (rolloutOutcomeName(state->outcome) != QLatin1String(told.end))
            return rolloutOutcomeName(state->outcome) + u' ' + state->holding;
        if (history() != QLatin1String(told.history))
            return history();
        if (doubleWrites() > 0)
            return QStringLiteral("written twice");
        if (highest() > told.highest)
            return QStringLiteral("%1 % for the candidate").arg(highest());
        if (wasStarved())
            return QStringLiteral("requests went to nobody");
        return {};
    }

    Story told;
};

/// Writes of a story.
inline int changesOf(const Story& story)
{
    return int(QString::fromLatin1(story.history).count(u',')) + 1;
}

} // namespace ph::testing

Q_DECLARE_METATYPE(ph::testing::Story)
