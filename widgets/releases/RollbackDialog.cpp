#include "widgets/releases/RollbackDialog.h"

#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/releases/Card.h"

#include <QFormLayout>
#include <QPlainTextEdit>

namespace ph {

RollbackDialog::RollbackDialog(const ReleaseSummary& release, const RollbackPreview& preview, QWidget* parent)
    : QDialog(parent)
    , reason_(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("rollbackDialog"));
    setWindowTitle(tr("Roll back %1").arg(release.environment));
    setMinimumWidth(480);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    auto* top = new QHBoxLayout;
    auto* glyph = new StatusGlyph;
    glyph->setTone(Tone::Bad, tr("This changes what is live"));
    auto* title = new PlainLabel(tr("Roll %1 back to %2?").arg(release.environment, preview.target));
    title->setObjectName(QStringLiteral("rollbackTitle"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setWordWrap(true);
    top->addWidget(glyph, 0, Qt::AlignTop);
    title->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    top->setSpacing(space::s);
    top->addWidget(title, 1, Qt::AlignTop);
    column->addLayout(top);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::l);
    form->setVerticalSpacing(space::s);
    const auto row = [&](const QString& name, const QString& objectName, const QString& text) {
        if (text.isEmpty())
            return;
        auto* label = new PlainLabel(name);
        label->setRole(PlainLabel::Role::Muted);
        label->setElideMode(Qt::ElideNone);
        auto* value = bodyText(objectName, text);
        label->setBuddy(value);
        form->addRow(label, value);
    };
    row(tr("Live now"), QStringLiteral("rollbackLive"),
        preview.seenMs == noTime
            ? preview.current
            : tr("%1, as seen %2").arg(preview.current, formatLocalTime(preview.seenMs)));
    row(tr("Afterwards"), QStringLiteral("rollbackAfterwards"), preview.target);
    row(tr("Changes"), QStringLiteral("rollbackChanges"), preview.effects.join(u'\n'));
    row(tr("Touches"), QStringLiteral("rollbackRadius"),
        preview.blastRadius.isEmpty() ? tr("Not known: nothing here says what serves this.")
                                      : preview.blastRadius);
    row(tr("Undoes"), QStringLiteral("rollbackUndoes"), releaseTitle(release));
    column->addLayout(form);
    reason_->setObjectName(QStringLiteral("rollbackReason"));
    reason_->setAccessibleName(tr("Reason"));
    reason_->setPlaceholderText(tr("Why? Goes into the ledger. May be left empty."));
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(60);
    column->addWidget(reason_);
    column->addWidget(
        noteText(QStringLiteral("rollbackNote"),
                 tr("It counts as done only when it was seen to be done. A freeze does not stop it.")));
    auto* buttons = new QHBoxLayout;
    auto* back =
        makeButton(QStringLiteral("rollbackKeep"), tr("Keep %1").arg(escapeMnemonic(preview.current)));
    auto* confirm = makeButton(QStringLiteral("rollbackConfirm"),
                               tr("Roll back to %1").arg(escapeMnemonic(preview.target)), ButtonKind::Danger);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(confirm);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(reason_->toPlainText().trimmed());
        accept();
    });
    back->setFocus(); // Enter by accident keeps
}

} // namespace ph
