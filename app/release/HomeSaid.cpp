#include "app/release/DeskTexts.h"
#include "app/release/HomeFiles.h"

#include "services/release/ApprovalDocument.h"
#include "services/release/GateStatementDocument.h"

namespace ph {

namespace {

bool takesBack(const Approval& said)
{
    return said.decision == Approval::Decision::Revoke || said.decision == Approval::Decision::Reject;
}
bool takesBack(const SignedWaiver&)
{
    return false;
}
bool takesBack(const SignedAnswer& said)
{
    return said.answer.word == ChecklistAnswer::Word::No;
}

template <class Said, class Read>
void readStatements(const HomeRecord& home, const QString& kind, Read&& read, QList<Said>& list,
                    QStringList& notes)
{
    const auto folder = kind + QLatin1String("s/");
    for (auto it = home.files.begin(); it != home.files.end(); ++it) {
        if (!it.key().startsWith(folder))
            continue;
        if (const auto said = read(it.value(), it.key()))
            list.append(*said);
        else
            notes << DeskTexts::tr("%1 of %2 is no %3: %4").arg(it.key(), home.id, kind, said.error().detail);
    }
    for (auto it = home.past.begin(); it != home.past.end(); ++it) {
        if (!it.key().startsWith(folder))
            continue;
        const bool isThere = home.files.contains(it.key());
        for (const auto& text : it.value()) {
            const auto said = read(text, it.key());
            // What was none says nothing; what lies there under another name is no past.
            if (!said || list.contains(*said) || (isThere && !takesBack(*said)))
                continue;
            list.append(*said);
            notes << DeskTexts::tr("%1 of %2 was %3 the home; what was signed there still counts.")
                         .arg(it.key(), home.id,
                              isThere ? DeskTexts::tr("replaced in") : DeskTexts::tr("removed from"));
        }
    }
}

bool speaksFor(const Approval& said)
{
    return said.decision == Approval::Decision::Approve;
}
bool speaksFor(const SignedWaiver&)
{
    return true;
}
bool speaksFor(const SignedAnswer& said)
{
    return said.answer.word == ChecklistAnswer::Word::Yes;
}

template <class Said, class Read>
void leaveOut(const HomeRecord& home, const QString& kind, Read&& read, QList<Said>& list, QStringList& notes)
{
    const auto folder = kind + QLatin1String("s/");
    for (auto it = home.past.lowerBound(folder); it != home.past.end() && it.key().startsWith(folder); ++it) {
        for (const auto& text : it.value()) {
            const auto said = read(text, it.key());
            const bool liesElsewhere = home.files.values().contains(text);
            if (!said || !speaksFor(*said) || !home.files.contains(it.key()) || liesElsewhere ||
                list.removeAll(*said) == 0)
                continue;
            notes << DeskTexts::tr("%1 of %2 was replaced in the home: what was kept here of it does not "
                                   "count any more.")
                         .arg(it.key(), home.id);
        }
    }
}

} // namespace

void readSaid(const HomeRecord& home, ReleaseRecord& record, QStringList& notes)
{
    readStatements(home, QStringLiteral("approval"), approvalFromCanonical, record.approvals, notes);
    readStatements(home, QStringLiteral("waiver"), waiverFromCanonical, record.waivers, notes);
    readStatements(home, QStringLiteral("answer"), answerFromCanonical, record.answers, notes);
}

void leaveOutReplaced(const HomeRecord& home, ReleaseRecord& record, QStringList& notes)
{
    leaveOut(home, QStringLiteral("approval"), approvalFromCanonical, record.approvals, notes);
    leaveOut(home, QStringLiteral("waiver"), waiverFromCanonical, record.waivers, notes);
    leaveOut(home, QStringLiteral("answer"), answerFromCanonical, record.answers, notes);
}

} // namespace ph
