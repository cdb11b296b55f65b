#include "widgets/releases/DecisionPanel.h"

#include "models/tables/ReleaseWords.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StatusGlyph.h"

#include <QGridLayout>
#include <QLocale>
#include <QPlainTextEdit>

namespace ph {

namespace {

QString shortDigest(const QString& digest)
{
    constexpr qsizetype shown = 19; // "sha256:" and twelve digits
    return digest.isEmpty()        ? QStringLiteral("–")
           : digest.size() > shown ? digest.left(shown) + u'…'
                                   : digest;
}

} // namespace

DecisionPanel::DecisionPanel(QWidget* parent)
    : Card(QStringLiteral("decisionPanel"), tr("Approvals"), parent)
    , quorum_(new QWidget)
    , quorumColumn_(new QVBoxLayout(quorum_))
    , covers_(noteText(QStringLiteral("decisionCovers")))
    , comment_(new QPlainTextEdit)
    , why_(noteText(QStringLiteral("decisionWhyNot")))
{
    quorumColumn_->setContentsMargins(0, 0, 0, 0);
    quorumColumn_->setSpacing(space::xs);
    quorum_->hide();
    comment_->setObjectName(QStringLiteral("decisionComment"));
    comment_->setAccessibleName(tr("Comment"));
    comment_->setPlaceholderText(tr("Why? It is signed with the decision."));
    comment_->setTabChangesFocus(true);
    comment_->setFixedHeight(64);
    auto* grid = new QGridLayout;
    grid->setSpacing(space::xs);
    const auto add = [&](ReleaseMove move, ApprovalView::Decision decision, const QString& name,
                         const QString& text, ButtonKind kind) {
        auto* button = makeButton(name, text, kind);
        // The decision itself is one of two, side by side; what else can be said stands below it.
        const int place = int(choices_.size());
        if (place < 2)
            grid->addWidget(button, 0, place);
        else
            grid->addWidget(button, place - 1, 0, 1, 2);
        choices_.append({move, decision, button});
        connect(button, &QPushButton::clicked, this, [this, decision] { decide(decision); });
    };
    using Decision = ApprovalView::Decision;
    add(ReleaseMove::Approve, Decision::Approve, QStringLiteral("approve"), tr("Approve"),
        ButtonKind::Primary);
    add(ReleaseMove::Reject, Decision::Reject, QStringLiteral("reject"), tr("Reject"), ButtonKind::Plain);
    add(ReleaseMove::Comment, Decision::Comment, QStringLiteral("comment"), tr("Comment only"),
        ButtonKind::Plain);
    add(ReleaseMove::Revoke, Decision::Revoke, QStringLiteral("revoke"), tr("Revoke mine"),
        ButtonKind::Plain);
    body()->addWidget(quorum_);
    body()->addWidget(comment_);
    body()->addLayout(grid);
    body()->addWidget(why_);
    body()->addWidget(covers_);
    connect(comment_, &QPlainTextEdit::textChanged, this, &DecisionPanel::showChoices);
    showChoices();
}

void DecisionPanel::showRelease(const ReleaseDetails& release)
{
    if (release.summary.id != release_.summary.id)
        comment_->clear();
    const bool sameQuorum = release.quorum == release_.quorum;
    release_ = release;
    busy_ = Busy::No;
    header()->setNote(approvalsText(release.summary));
    if (!sameQuorum) // lines that are made anew at every look are away for a moment each time
        showQuorum();
    covers_->setText(
        tr("Your signature covers what you see here, and nothing that comes later:\nplan %1\nevidence %2")
            .arg(shortDigest(release.planDigest), shortDigest(release.evidenceDigest)));
    covers_->setToolTip(plainToolTip(release.planDigest + u'\n' + release.evidenceDigest));
    showChoices();
}

void DecisionPanel::showQuorum()
{
    while (QLayoutItem* item = quorumColumn_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QuorumView& group : std::as_const(release_.quorum)) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::s);
        const bool enough = group.have >= group.need;
        auto* glyph = new StatusGlyph;
        glyph->setTone(enough ? Tone::Good : Tone::Stale, enough ? tr("Enough") : tr("More are needed"));
        auto* name = new PlainLabel(group.group);
        auto* count = new PlainLabel(
            tr("%1 of %2").arg(QLocale().toString(group.have), QLocale().toString(group.need)));
        count->setRole(PlainLabel::Role::Muted);
        row->addWidget(glyph);
        row->addWidget(name, 1);
        row->addWidget(count);
        quorumColumn_->addWidget(line);
    }
    quorum_->setVisible(!release_.quorum.isEmpty());
}

QString DecisionPanel::whyNot(const Choice& choice) const
{
    if (busy_ == Busy::Yes)
        return tr("Signed and sent; waiting to see it recorded.");
    if (const MoveRule* rule = release_.rule(choice.move); rule && !rule->whyNot.isEmpty())
        return rule->whyNot.join(u'\n');
    if (comment_->toPlainText().trimmed().isEmpty())
        return tr("Write a comment first.");
    return {};
}

void DecisionPanel::showChoices()
{
    QStringList reasons;
    bool any = false;
    for (const Choice& choice : std::as_const(choices_)) {
        const MoveRule* rule = release_.rule(choice.move);
        choice.button->setVisible(rule);
        any = any || rule;
        const QString why = whyNot(choice);
        choice.button->setEnabled(rule && why.isEmpty());
        choice.button->setToolTip(plainToolTip(why));
        choice.button->setAccessibleDescription(why);
        // What only lacks a comment says so in the field; what the policy forbids is said aloud.
        if (rule && (busy_ == Busy::Yes || !rule->whyNot.isEmpty()) && !reasons.contains(why))
            reasons << why;
    }
    comment_->setVisible(any);
    covers_->setVisible(any);
    why_->setText(reasons.join(u'\n'));
    why_->setVisible(!reasons.isEmpty());
    setVisible(any || !release_.quorum.isEmpty());
}

void DecisionPanel::decide(ApprovalView::Decision decision)
{
    Q_EMIT decided({release_.summary.id, release_.planDigest, release_.evidenceDigest, decision,
                    comment_->toPlainText().trimmed()});
}

void DecisionPanel::showBusy()
{
    busy_ = Busy::Yes;
    showChoices();
}

void DecisionPanel::clearComment()
{
    comment_->clear();
}

} // namespace ph
