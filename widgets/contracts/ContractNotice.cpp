#include "widgets/contracts/ContractNotice.h"

namespace ph {

namespace {

const QString leaveSave = QStringLiteral("contractLeaveSave");
const QString leaveDiscard = QStringLiteral("contractLeaveDiscard");
const QString leaveStay = QStringLiteral("contractLeaveStay");
const QString removeYes = QStringLiteral("contractRemoveYes");
const QString putBack = QStringLiteral("contractPutBack");
const QString replaceIt = QStringLiteral("contractReplace");
const QString reloadIt = QStringLiteral("contractReload");

} // namespace

ContractNotice::ContractNotice(QWidget* parent)
    : Banner(parent)
{
    setObjectName(QStringLiteral("contractsBanner"));
    // What an answer leads to may be another message, whose buttons take the place of the one that is
    // pressed.
    connect(this, &Banner::actionTriggered, this, &ContractNotice::answer, Qt::QueuedConnection);
}

void ContractNotice::answer(const QString& id)
{
    clear();
    if (id == leaveSave)
        Q_EMIT saveWanted();
    else if (id == leaveDiscard)
        Q_EMIT discardWanted();
    else if (id == removeYes)
        Q_EMIT removeWanted();
    else if (id == putBack)
        Q_EMIT putBackWanted();
    else if (id == replaceIt)
        Q_EMIT replaceWanted();
    else if (id == reloadIt)
        Q_EMIT reloadWanted();
    else
        Q_EMIT stayWanted();
}

void ContractNotice::askBeforeLeaving(const QString& name)
{
    showMessage({.tone = Tone::Warning,
                 .text = tr("%1 has edits that are not kept yet.").arg(name),
                 .actions = {{leaveSave, tr("Save"), {}},
                             {leaveDiscard, tr("Discard"), {}},
                             {leaveStay, tr("Keep editing"), {}}},
                 .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void ContractNotice::askBeforeRemoving(const QString& name, const QString& file, Edits edits)
{
    auto words = tr("Remove %1 from the shelf? Its file goes into contracts/removed.").arg(name);
    if (edits == Edits::WouldBeLost)
        words += u' ' + tr("Edits that are not kept yet are lost.");
    showMessage({.tone = Tone::Warning,
                 .text = words,
                 .details = file,
                 .actions = {{removeYes, tr("Remove"), {}}, {leaveStay, tr("Keep it"), {}}},
                 .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void ContractNotice::sayRemoved(const QString& name, const QString& aside)
{
    showMessage({.tone = Tone::Good,
                 .text = tr("%1 was removed from the shelf.").arg(name),
                 .details = aside,
                 .actions = {{putBack, tr("Put it back"), {}}}});
}

void ContractNotice::askBeforeReplacing(Conflict conflict, const QString& file)
{
    QList<StateAction> actions{{replaceIt, tr("Replace it"), {}}};
    if (conflict == Conflict::SameFile)
        actions.append({reloadIt, tr("Give up my edits"), {}});
    actions.append({leaveStay, tr("Keep editing"), {}});
    showMessage({.tone = Tone::Warning,
                 .text = conflict == Conflict::SameFile
                             ? tr("Somebody changed the file since it was opened. What is replaced goes into "
                                  "contracts/removed.")
                             : tr("Another file holds a contract of this name. What is replaced goes into "
                                  "contracts/removed."),
                 .details = file,
                 .actions = actions,
                 .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void ContractNotice::sayRefused(const QString& why)
{
    showMessage({.tone = Tone::Bad,
                 .text = tr("It was not kept. %1").arg(why.section(u'\n', 0, 0)),
                 .details = why,
                 .help = QStringLiteral("contracts#write-one")});
}

} // namespace ph
