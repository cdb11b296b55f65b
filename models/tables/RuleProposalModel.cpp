#include "models/tables/RuleProposalModel.h"

#include "models/tables/RuleWords.h"
#include "models/tables/TimelineItemWords.h"

namespace ph {

QVariant RuleProposalModel::cell(const RuleProposal& rule, int column, int role) const
{
    if (role == VerdictRole)
        return int(rule.trial.verdict);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Place:
        return rule.place;
    case Suspect:
        return rule.item ? timelineTitleText(*rule.item) : rule.suspect;
    case Verdict:
        return trialVerdictText(rule.trial.verdict);
    case Lead:
        return trialLeadText(rule.trial);
    case Alarms:
        return trialAlarmsText(rule.trial);
    default:
        return {};
    }
}

QVariant RuleProposalModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Place:
        return tr("Rule");
    case Suspect:
        return tr("Suggested by");
    case Verdict:
        return tr("Trial");
    case Lead:
        return tr("It would have spoken");
    case Alarms:
        return tr("False alarms");
    default:
        return {};
    }
}

} // namespace ph
