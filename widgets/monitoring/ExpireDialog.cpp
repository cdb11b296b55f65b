#include "widgets/monitoring/ExpireDialog.h"

#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"

#include <QVBoxLayout>

namespace ph {

ExpireDialog::ExpireDialog(const SilenceLine& line, const QStringList& kept, const QString& refusal,
                           QWidget* parent)
    : QDialog(parent)
{
    const auto& silence = line.silence;
    setObjectName(QStringLiteral("expireDialog"));
    setWindowTitle(tr("End a silence"));
    auto* title = new PlainLabel(tr("End silence %1 now?").arg(silence.id.left(8)));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setWordWrap(true);
    auto what = tr("On %1 it silences %2, by %3: %4", "connection, conditions, person, reason")
                    .arg(line.place.name, matchersLine(silence.matchers), silence.createdBy, silence.comment);
    what += u'\n' + (kept.isEmpty()
                         ? tr("It keeps back no alert that is known now.")
                         : tr("People will be told of %Ln alert(s) again: %1", nullptr, int(kept.size()))
                               .arg(listText(kept)));
    auto* why = noteText(QStringLiteral("expireWhyNot"), refusal);
    why->setTone(Tone::Warning);
    why->setVisible(!refusal.isEmpty());
    auto* keep = makeButton(QStringLiteral("expireKeep"), tr("Keep it"));
    auto* confirm = makeButton(QStringLiteral("expireConfirm"), tr("End it now"), ButtonKind::Danger);
    confirm->setEnabled(refusal.isEmpty());
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(keep);
    buttons->addWidget(confirm);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(title);
    column->addWidget(bodyText(QStringLiteral("expireWhat"), what));
    column->addWidget(why);
    column->addLayout(buttons);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    keep->setFocus();
    fitToWidth(*this, 480);
}

} // namespace ph
