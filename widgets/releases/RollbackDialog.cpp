#include "widgets/releases/RollbackDialog.h"

#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StatusGlyph.h"

#include <QFormLayout>
#include <QPlainTextEdit>

namespace ph {

RollbackDialog::RollbackDialog(const ReleaseSummary& release, const RollbackPreview& preview, QWidget* parent)
    : QDialog(parent)
    , form_(new QFormLayout)
    , reason_(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("rollbackDialog"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addLayout(buildTitle());
    form_->setHorizontalSpacing(space::l);
    form_->setVerticalSpacing(space::s);
    live_ = addRow(tr("Live now"), QStringLiteral("rollbackLive"));
    afterwards_ = addRow(tr("Afterwards"), QStringLiteral("rollbackAfterwards"));
    changes_ = addRow(tr("Changes"), QStringLiteral("rollbackChanges"));
    radius_ = addRow(tr("Touches"), QStringLiteral("rollbackRadius"));
    undoes_ = addRow(tr("Undoes"), QStringLiteral("rollbackUndoes"));
    notes_ = addRow(tr("Know before"), QStringLiteral("rollbackNotes"));
    column->addLayout(form_);
    reason_->setObjectName(QStringLiteral("rollbackReason"));
    reason_->setAccessibleName(tr("Reason"));
    reason_->setPlaceholderText(tr("Why? Goes into the ledger. May be left empty."));
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(60);
    column->addWidget(reason_);
    column->addWidget(
        noteText(QStringLiteral("rollbackNote"),
                 tr("It counts as done only when it was seen to be done. A freeze does not stop it.")));
    column->addLayout(buildButtons());
    keep_->setFocus(); // Enter by accident keeps
    showPreview(release, preview);
    fitToWidth(*this, 480);
}

QLayout* RollbackDialog::buildTitle()
{
    auto* glyph = new StatusGlyph;
    glyph->setTone(Tone::Bad, tr("This changes what is live"));
    title_ = new PlainLabel;
    title_->setObjectName(QStringLiteral("rollbackTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setWordWrap(true);
    title_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(glyph, 0, Qt::AlignTop);
    row->addWidget(title_, 1, Qt::AlignTop);
    return row;
}

QLayout* RollbackDialog::buildButtons()
{
    keep_ = makeButton(QStringLiteral("rollbackKeep"), {});
    confirm_ = makeButton(QStringLiteral("rollbackConfirm"), {}, ButtonKind::Danger);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(keep_);
    row->addWidget(confirm_);
    connect(keep_, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm_, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(reason_->toPlainText().trimmed());
        accept();
    });
    return row;
}

PlainLabel* RollbackDialog::addRow(const QString& name, const QString& objectName)
{
    auto* label = new PlainLabel(name);
    label->setRole(PlainLabel::Role::Muted);
    label->setElideMode(Qt::ElideNone);
    auto* value = bodyText(objectName);
    label->setBuddy(value);
    form_->addRow(label, value);
    return value;
}

void RollbackDialog::showPreview(const ReleaseSummary& release, const RollbackPreview& preview)
{
    const auto fill = [this](PlainLabel* value, const QString& text) {
        value->setText(text);
        form_->setRowVisible(value, !text.isEmpty());
    };
    setWindowTitle(tr("Roll back %1").arg(release.environment));
    title_->setText(tr("Roll %1 back to %2?").arg(release.environment, preview.target));
    fill(live_, preview.seenMs == noTime
                    ? preview.current
                    : tr("%1, as seen %2").arg(preview.current, formatLocalTime(preview.seenMs)));
    fill(afterwards_, preview.target);
    fill(changes_, preview.effects.join(u'\n'));
    fill(radius_, preview.blastRadius.isEmpty() ? tr("Not known: nothing here says what serves this.")
                                                : preview.blastRadius);
    fill(undoes_, releaseTitle(release));
    fill(notes_, preview.notes.join(u'\n'));
    keep_->setText(tr("Keep %1").arg(escapeMnemonic(preview.current)));
    confirm_->setText(tr("Roll back to %1").arg(escapeMnemonic(preview.target)));
    if (isVisible())
        growToFit(*this); // there may be more to read
}

} // namespace ph
