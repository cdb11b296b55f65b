#include "widgets/endpoints/EndpointHeader.h"

#include "models/tables/EndpointModel.h"
#include "models/tables/EndpointWords.h"
#include "models/tables/Format.h"
#include "models/values/PlaceLink.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainText.h"
#include "widgets/endpoints/EndpointTones.h"

#include <QApplication>
#include <QClipboard>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr qsizetype mostVersions = 3; // of the same files; more say nothing more

} // namespace

EndpointHeader::EndpointHeader(const EndpointModel& endpoints, Clock clock, QWidget* parent)
    : QWidget(parent)
    , endpoints_(endpoints)
    , clock_(clock)
    , name_(new PlainLabel)
    , health_(new Badge)
    , seen_(new AgeLabel(nullptr, std::move(clock)))
    , link_(new CopyLink(QStringLiteral("endpointLink")))
    , place_(new PlainLabel)
    , reason_(bodyText(QStringLiteral("endpointReason")))
    , url_(new PlainLabel)
    , copyUrl_(makeButton(QStringLiteral("endpointUrlCopy"), tr("Copy", "the URL"), ButtonKind::Link))
    , served_(new PlainLabel)
    , versions_(new QHBoxLayout)
    , changed_(new PlainLabel)
    , gitOps_(new Banner)
    , gone_(new Banner)
{
    setObjectName(QStringLiteral("endpointHeader"));
    name_->setObjectName(QStringLiteral("endpointName"));
    name_->setTextSize(TextSize::Title, TextWeight::Bold);
    name_->setElideMode(Qt::ElideMiddle);
    health_->setObjectName(QStringLiteral("endpointHealth"));
    seen_->setObjectName(QStringLiteral("endpointSeen"));
    seen_->setPattern(tr("seen %1"));
    seen_->setTone(Tone::Stale);
    place_->setObjectName(QStringLiteral("endpointPlace"));
    place_->setRole(PlainLabel::Role::Muted);
    url_->setObjectName(QStringLiteral("endpointUrl"));
    url_->setElideMode(Qt::ElideMiddle);
    url_->setRole(PlainLabel::Role::Muted);
    copyUrl_->setAccessibleName(tr("Copy the URL"));
    served_->setObjectName(QStringLiteral("endpointServed"));
    served_->setElideMode(Qt::ElideMiddle);
    changed_->setObjectName(QStringLiteral("endpointChanged"));
    changed_->setRole(PlainLabel::Role::Muted);
    gitOps_->setObjectName(QStringLiteral("endpointGitOps"));
    gone_->setObjectName(QStringLiteral("endpointGone"));
    auto* close = new IconButton(QStringLiteral("dialog-close"), tr("Close the detail (Esc)"));
    close->setObjectName(QStringLiteral("endpointClose"));

    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(name_);
    top->addWidget(health_);
    top->addStretch(1);
    top->addWidget(seen_);
    top->addWidget(link_);
    top->addWidget(close);
    auto* address = new QHBoxLayout;
    address->setSpacing(space::s);
    address->addWidget(url_);
    address->addWidget(copyUrl_);
    address->addStretch(1);
    auto* serves = new QHBoxLayout;
    serves->setSpacing(space::s);
    versions_->setSpacing(space::s);
    serves->addWidget(served_);
    serves->addLayout(versions_);
    serves->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(gone_);
    column->addLayout(top);
    column->addWidget(place_);
    column->addWidget(reason_);
    column->addLayout(address);
    column->addLayout(serves);
    column->addWidget(changed_);
    column->addSpacing(space::xs);
    column->addWidget(gitOps_);
    connect(close, &QToolButton::clicked, this, &EndpointHeader::closeRequested);
    connect(copyUrl_, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(url_->text()); });
}

void EndpointHeader::showEndpoint(const EndpointLine& line)
{
    const auto& endpoint = line.endpoint;
    const auto* cluster = endpoints_.cluster(endpoint.key.connection);
    const bool isStale = endpoints_.isStale(endpoint.key.connection);
    const auto health = endpointHealth(endpoint);
    gone_->clear();
    link_->setLink(cluster ? placeLink({PlaceLink::Kind::Endpoint, cluster->name, endpoint.key.remoteId})
                           : QString());
    name_->setText(endpoint.name);
    health_->setBadge(endpointHealthText(health), isStale ? Tone::Stale : endpointHealthTone(health));
    seen_->setTime(cluster && cluster->levelMs != noTime ? cluster->levelMs : endpoint.seenMs);
    seen_->setVisible(isStale);
    place_->setText(QStringList{cluster ? cluster->name : QString(), endpoint.ns, systemAndModeText(endpoint),
                                endpoint.objectKind}
                        .join(QStringLiteral("  ·  ")));
    const auto reason = endpointHealthReason(endpoint);
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    url_->setText(endpoint.url);
    url_->setVisible(!endpoint.url.isEmpty());
    copyUrl_->setVisible(!endpoint.url.isEmpty());
    showVersions(line);
    change_ = endpoint.lastChange;
    refreshAges();
    if (endpoint.gitOps.isEmpty())
        gitOps_->clear();
    else
        gitOps_->showMessage({.tone = Tone::Warning,
                              .text = tr("Changes made here would be undone by %1.").arg(endpoint.gitOps),
                              .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void EndpointHeader::showVersions(const EndpointLine& line)
{
    while (auto* item = versions_->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    const bool isLinked = !line.versions.isEmpty();
    served_->setText(isLinked ? tr("Serves", "followed by a model version")
                              : tr("Serves %1").arg(servedText(line.endpoint)));
    for (const auto& version : line.versions.first(std::min(mostVersions, line.versions.size()))) {
        const auto name = QStringLiteral("%1 %2").arg(version.model.remoteId, version.version);
        auto* link = makeButton(QStringLiteral("endpointVersion"), escapeMnemonic(name), ButtonKind::Link);
        link->setAccessibleName(tr("Open %1 in the registry").arg(name));
        connect(link, &QPushButton::clicked, this,
                [this, version] { Q_EMIT versionActivated(version.model, version.version); });
        versions_->addWidget(link);
    }
}

void EndpointHeader::showGone(const Endpoint& endpoint)
{
    if (gone_->isVisibleTo(this))
        return; // since then nothing of it was seen
    // It was there for as long as its cluster was followed, however long ago something of it changed.
    const auto* cluster = endpoints_.cluster(endpoint.key.connection);
    if (cluster && cluster->levelMs != noTime)
        seen_->setTime(cluster->levelMs);
    seen_->show();
    gone_->showMessage({.tone = Tone::Warning,
                        .text = tr("It is no longer there. This is what was seen last."),
                        .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void EndpointHeader::refreshAges()
{
    changed_->setText(change_ ? tr("Last change: %1").arg(changeText(change_, toMs(clock_())))
                              : tr("Last change: not recorded"));
    changed_->setToolTip(change_ ? plainToolTip(formatTimeToolTip(change_->atMs)) : QString());
}

} // namespace ph
