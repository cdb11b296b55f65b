#include "widgets/rollouts/AbortDialog.h"

#include "models/tables/RolloutWords.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

AbortDialog::AbortDialog(const RolloutPicture& rollout, QWidget* parent)
    : QDialog(parent)
    , reason_(new QPlainTextEdit)
{
    const bool isPromoted = rollout.state.outcome == RolloutOutcome::Promoted;
    setObjectName(QStringLiteral("rolloutAbortDialog"));
    setWindowTitle(isPromoted ? tr("Roll back") : tr("Abort the rollout"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    auto* title =
        new PlainLabel(isPromoted ? tr("Give all traffic back to %1?").arg(rollout.plan.stableRevision)
                                  : tr("Take the candidate's traffic away?"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(bodyText(QStringLiteral("rolloutAbortWhat"), candidateText(rollout)));
    column->addWidget(noteText(
        QStringLiteral("rolloutAbortNote"),
        tr("Whoever drives it sets the candidate to 0 %, waits until that is observed, puts the fields back "
           "as they were, and only then releases the percentage. A freeze or a pause does not stop it. While "
           "nobody drives it, nothing happens.")));
    reason_->setObjectName(QStringLiteral("rolloutAbortReason"));
    reason_->setAccessibleName(tr("Reason"));
    reason_->setPlaceholderText(tr("Why? Is kept with the rollout. May be left empty."));
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(60);
    column->addWidget(reason_);
    auto* keep = makeButton(QStringLiteral("rolloutAbortKeep"), tr("Keep it going"));
    if (isPromoted)
        keep->setText(tr("Keep it"));
    auto* confirm = makeButton(QStringLiteral("rolloutAbortConfirm"),
                               isPromoted ? tr("Roll back") : tr("Abort and take back"), ButtonKind::Danger);
    confirm->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(keep);
    row->addWidget(confirm);
    column->addLayout(row);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(reason_->toPlainText().trimmed());
        accept();
    });
    keep->setFocus();
    fitToWidth(*this, 480);
}

} // namespace ph
