#include "widgets/releases/RollbackCard.h"

#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"

#include <QVBoxLayout>

namespace ph {

RollbackCard::RollbackCard(QWidget* parent)
    : Card(QStringLiteral("rollbackCard"), tr("Rollback"), parent)
    , path_(bodyText(QStringLiteral("rollbackPath")))
    , effects_(noteText(QStringLiteral("rollbackEffects")))
    , trigger_(noteText(QStringLiteral("rollbackTrigger")))
    , why_(noteText(QStringLiteral("rollbackWhyNot")))
    , button_(makeButton(QStringLiteral("rollback"), {}, ButtonKind::Danger))
{
    path_->setTextSize(TextSize::Body, TextWeight::Medium);
    for (QWidget* part : std::initializer_list<QWidget*>{path_, effects_, trigger_, button_, why_})
        body()->addWidget(part);
    connect(button_, &QPushButton::clicked, this, &RollbackCard::rollbackRequested);
}

void RollbackCard::showRelease(const ReleaseDetails& release)
{
    setVisible(release.rollback.has_value());
    if (!release.rollback)
        return;
    const RollbackPreview& preview = *release.rollback;
    path_->setText(preview.target.isEmpty() ? tr("There is nothing to go back to.")
                                            : tr("%1 → %2").arg(preview.current, preview.target));
    path_->setToolTip(plainToolTip(formatTimeToolTip(preview.seenMs)));
    effects_->setText(preview.effects.join(u'\n'));
    effects_->setVisible(!preview.effects.isEmpty());
    trigger_->setText(tr("When %1\nasked of %2").arg(preview.condition, preview.dataSource));
    trigger_->setVisible(!preview.condition.isEmpty());
    const MoveRule* rule = release.rule(ReleaseMove::RollBack);
    const QString why = rule ? rule->whyNot.join(u'\n') : QString();
    button_->setVisible(rule);
    button_->setEnabled(rule && why.isEmpty());
    button_->setText(escapeMnemonic(
        tr("Roll back to %1…")
            .arg(preview.target.size() > 24 ? preview.target.left(23) + u'…' : preview.target)));
    why_->setText(why.isEmpty() ? tr("Never blocked by a freeze.") : why);
    why_->setVisible(rule);
}

void RollbackCard::showBusy()
{
    button_->setEnabled(false);
    why_->setText(tr("Requested; waiting to see it done."));
}

} // namespace ph
