#include "models/values/ReleaseDraft.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

ReleaseDraft whole()
{
    ReleaseDraft draft;
    draft.environment = q("production");
    draft.tier = q("high");
    draft.parts = {{ReleasePart::Kind::Model, q("fraud"), q("6"), q("7"), {}},
                   {ReleasePart::Kind::Threshold, q("cut"), q("0.4"), q("0.5"), {}}};
    draft.texts = {q("o"), q("r"), q("s"), q("a")};
    draft.rollback = {alignRollback(draft.parts, {}), q("p95_latency_ms > 300 for 5m"), q("metrics")};
    return draft;
}

} // namespace

class TestReleaseDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeDraftHasNoGaps() { QCOMPARE(draftGaps(whole()), QList<DraftGap>()); }

    void anEmptyOneNamesEverything()
    {
        QCOMPARE(draftGaps({}), (QList<DraftGap>{DraftGap::Environment, DraftGap::Tier, DraftGap::Model,
                                                 DraftGap::Objective, DraftGap::Risk, DraftGap::Rollout,
                                                 DraftGap::Acceptance, DraftGap::RollbackTarget,
                                                 DraftGap::RollbackCondition, DraftGap::RollbackDataSource}));
    }

    void withoutRollbackItIsNeverSaved()
    {
        auto draft = whole();
        draft.rollback.condition = q("  ");
        QCOMPARE(draftGaps(draft), QList<DraftGap>{DraftGap::RollbackCondition});
        draft = whole();
        draft.rollback.targets.removeLast();
        QCOMPARE(draftGaps(draft), QList<DraftGap>{DraftGap::RollbackTarget});
        draft = whole();
        draft.rollback.dataSource.clear();
        QCOMPARE(draftGaps(draft), QList<DraftGap>{DraftGap::RollbackDataSource});
    }

    void nothingGoesBackToWhatIsReleased()
    {
        auto draft = whole();
        draft.rollback.targets[0].to = q("7");
        QCOMPARE(draftGaps(draft), QList<DraftGap>{DraftGap::RollbackCircular});
    }

    void partsAreWholeAndMoveOnce()
    {
        auto draft = whole();
        draft.parts[1] = {ReleasePart::Kind::Model, q("fraud"), q("6"), q("8"), {}};
        QCOMPARE(draftGaps(draft), QList<DraftGap>{DraftGap::PartTwice});
        draft = whole();
        draft.parts[0].to = draft.parts[0].from;
        QCOMPARE(draftGaps(draft), QList<DraftGap>()); // the threshold moves
        draft.parts[1].to = draft.parts[1].from;
        QCOMPARE(draftGaps(draft), QList<DraftGap>{DraftGap::NothingMoves});
    }

    void rollbackTargetsFollowTheParts()
    {
        auto draft = whole();
        draft.rollback.targets[0].to = q("5");
        draft.parts[0].to = q("8");
        draft.parts.removeLast();
        draft.parts.append({ReleasePart::Kind::Prompt, q("greeting"), q("2"), q("3"), {}});
        const auto targets = alignRollback(draft.parts, draft.rollback.targets);
        QCOMPARE(targets,
                 (QList<ReleasePart>{{ReleasePart::Kind::Model, q("fraud"), q("8"), q("5"), {}},
                                     {ReleasePart::Kind::Prompt, q("greeting"), q("3"), q("2"), {}}}));
    }
};

QTEST_GUILESS_MAIN(TestReleaseDraft)
#include "tst_releasedraft.moc"
