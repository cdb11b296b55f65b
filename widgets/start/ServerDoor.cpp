#include "widgets/start/ServerDoor.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int mostShownOffers = 5; // more are scrolled to

QString offerLine(const OfferedConnection& offer)
{
    const auto& connection = offer.connection;
    if (connection.kind == QLatin1String("kubernetes"))
        return ServerDoor::tr("Cluster %1 · %2").arg(connection.name, offer.source);
    return QStringLiteral("%1 · %2").arg(connection.location, offer.source);
}

} // namespace

ServerDoor::ServerDoor(QWidget* parent)
    : Card(QStringLiteral("serverDoor"), tr("Connect a server"), parent)
{
    body()->addWidget(
        bodyText(QStringLiteral("serverDoorText"),
                 tr("MLflow, Kubernetes, Prometheus or Alertmanager. Nothing is asked of it before you test "
                    "or save the connection.")));
    named_ = new PlainLabel(tr("Named on this computer:"));
    named_->setRole(PlainLabel::Role::Muted);
    list_ = new QListWidget;
    list_->setObjectName(QStringLiteral("offeredServers"));
    list_->setAccessibleName(tr("Servers that are named on this computer"));
    list_->setUniformItemSizes(true);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    note_ = noteText(QStringLiteral("offerNote"));
    use_ = makeButton(QStringLiteral("useOffered"), tr("Connect the chosen…"), ButtonKind::Primary);
    other_ = makeButton(QStringLiteral("addConnection"), tr("Another server…"));
    faults_ = noteText(QStringLiteral("offerFaults"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(use_);
    buttons->addWidget(other_);
    buttons->addStretch(1);
    body()->addWidget(named_);
    body()->addWidget(list_);
    body()->addWidget(note_);
    body()->addLayout(buttons);
    body()->addWidget(faults_);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        const auto note = row < 0 ? QString() : offers_[row].note;
        note_->setText(note);
        note_->setVisible(!note.isEmpty());
    });
    connect(list_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { choose(list_->row(item)); });
    connect(use_, &QPushButton::clicked, this, [this] { choose(list_->currentRow()); });
    connect(other_, &QPushButton::clicked, this, &ServerDoor::otherRequested);
    setOffers({});
}

void ServerDoor::setOffers(const ConnectionOffers& offers)
{
    list_->clear();
    offers_ = offers.offers;
    for (const auto& offer : offers_)
        list_->addItem(offerLine(offer));
    const bool any = !offers_.isEmpty();
    if (any) {
        list_->setCurrentRow(0);
        const auto rows = std::min(int(offers_.size()), mostShownOffers);
        list_->setFixedHeight(rows * std::max(list_->sizeHintForRow(0), int(height::row)) +
                              2 * list_->frameWidth());
    } else {
        note_->hide();
    }
    named_->setVisible(any);
    list_->setVisible(any);
    use_->setVisible(any);
    other_->setText(any ? tr("Another server…") : tr("Connect a server…"));
    setButtonKind(other_, any ? ButtonKind::Plain : ButtonKind::Primary);
    QStringList faults;
    for (const auto& fault : offers.faults)
        faults.append(QStringLiteral("%1: %2").arg(fault.item, fault.error.detail));
    faults_->setText(faults.join(u'\n'));
    faults_->setVisible(!faults.isEmpty());
}

void ServerDoor::choose(int row)
{
    if (row >= 0)
        Q_EMIT offerChosen(offers_[row].connection);
}

} // namespace ph
