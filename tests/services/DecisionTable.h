#pragma once

#include "tests/services/RolloutMoment.h"

namespace ph::testing {

/// Of a table of decisions: where a rollout is, what happens there, and the line that is decided, as far as
/// its reason is told.
using Given = std::function<void(RolloutMoment&)>;
using Place = RolloutMoment (*)();

} // namespace ph::testing

Q_DECLARE_METATYPE(ph::testing::Given)
Q_DECLARE_METATYPE(ph::testing::Place)

namespace ph::testing {

/// What is decided, as one line: what is done, which way, and why.
inline QString inWords(const RolloutDecision& decision)
{
    auto words = kindName(decision.kind);
    if (decision.kind == RolloutDecision::Kind::Act || decision.kind == RolloutDecision::Kind::Try)
        words += QStringLiteral(" %1 %2").arg(
            decision.write.fields == RolloutWrite::Fields::After ? QStringLiteral("candidate")
                                                                 : QStringLiteral("before"),
            decision.write.percent ? QString::number(*decision.write.percent) : QStringLiteral("none"));
    if (decision.kind == RolloutDecision::Kind::End)
        words += u' ' + rolloutOutcomeName(decision.state.outcome);
    if (decision.state.direction == RolloutState::Direction::Back)
        words += QStringLiteral(" back");
    if (!decision.state.holding.isEmpty())
        words += QStringLiteral(": ") + decision.state.holding;
    else if (!decision.state.reason.isEmpty())
        words += QStringLiteral(": ") + decision.state.reason;
    return words;
}

inline void decisionColumns()
{
    QTest::addColumn<Place>("place");
    QTest::addColumn<Given>("given");
    QTest::addColumn<QString>("decision");
}
inline void decisionRow(const char* name, Place place, const Given& given, const char* decision)
{
    QTest::newRow(name) << place << given << QString::fromUtf8(decision);
}
inline void decidesAsTheRowSays()
{
    QFETCH(Place, place);
    QFETCH(Given, given);
    QFETCH(QString, decision);
    auto moment = place();
    given(moment);
    const auto words = inWords(moment.decision());
    QVERIFY2(words.startsWith(decision), qPrintable(words));
    QCOMPARE(words.section(u':', 0, 0), decision.section(u':', 0, 0));
}

} // namespace ph::testing
