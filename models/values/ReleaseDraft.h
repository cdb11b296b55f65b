#pragma once

#include "models/values/ReleasePlan.h"

#include <QStringList>

namespace ph {

/// A release while it is being written: what its author said so far.
struct ReleaseDraft {
    QString environment;
    QString tier;
    QList<ReleasePart> parts; ///< the model first
    ReleaseTexts texts;
    RollbackPlan rollback; ///< `targets` are kept level with `parts` by alignRollback()
    friend bool operator==(const ReleaseDraft&, const ReleaseDraft&) = default;
};

/// What a draft lacks before it may be saved.
enum class DraftGap {
    Environment,
    Tier,
    Model,          ///< no part is a model
    PartIncomplete, ///< a part without name or version
    PartTwice,      ///< one thing moves to two places
    NothingMoves,   ///< every part is already where it shall go
    Objective,
    Risk,
    Rollout,
    Acceptance,
    RollbackTarget,   ///< a part has none
    RollbackCircular, ///< a part would go back to the version that is released
    RollbackCondition,
    RollbackDataSource
};
/// In the order of the form; empty: it may be saved.
QList<DraftGap> draftGaps(const ReleaseDraft& draft);

/// The rollback targets that belong to the parts: those given stay, others go back to what is live now.
QList<ReleasePart> alignRollback(const QList<ReleasePart>& parts, const QList<ReleasePart>& targets);

/// What can be chosen while drafting: names, as last seen.
struct DraftChoices {
    struct Named {
        ReleasePart::Kind kind = ReleasePart::Kind::Model;
        QString name;
        QString live;         ///< version that is live in the chosen environment; empty: none or not known
        QStringList versions; ///< newest first
        friend bool operator==(const Named&, const Named&) = default;
    };
    QStringList environments;
    QStringList
        tiers; ///< of the environment's policy, as far as the environment takes them; least risk first
    QList<Named> things;
    QStringList dataSources; ///< that can answer a rollback condition here
    QString leastTier =
        {}; ///< that the environment asks for, chosen until somebody chooses another; empty: none
    friend bool operator==(const DraftChoices&, const DraftChoices&) = default;
};

} // namespace ph
