#include "widgets/run/RunPageHeader.h"

#include "models/tables/Format.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/StatusGlyph.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace ph {

RunPageHeader::RunPageHeader(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("runHeader"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::xs);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    name_ = new PlainLabel;
    name_->setObjectName(QStringLiteral("runName"));
    name_->setTextSize(TextSize::Title, TextWeight::Bold);
    name_->setElideMode(Qt::ElideMiddle);
    status_ = new Badge;
    status_->setObjectName(QStringLiteral("runStatus"));
    deleted_ = new Badge(tr("Deleted"), Tone::Warning);
    deleted_->hide();
    offline_ = new Badge(tr("Offline: from the cache"), Tone::Stale);
    offline_->setObjectName(QStringLiteral("runOffline"));
    offline_->hide();
    top->addWidget(name_, 0);
    top->addWidget(status_);
    top->addWidget(deleted_);
    top->addWidget(offline_);
    top->addStretch(1);
    browser_ = makeButton(QStringLiteral("runOpenInBrowser"), tr("Open in server’s UI"));
    browser_->setIcon(themedIcon(QStringLiteral("internet-services")));
    copy_ = makeButton(QStringLiteral("runCopy"), tr("Copy"));
    copy_->setIcon(themedIcon(QStringLiteral("edit-copy")));
    auto* menu = new QMenu(copy_);
    const auto add = [&](const QString& id, const QString& text) {
        auto* action = menu->addAction(text, this, [this, id] { Q_EMIT copyRequested(id); });
        action->setObjectName(QStringLiteral("runCopy-") + id);
    };
    add(QStringLiteral("markdown"), tr("Run as Markdown"));
    add(QStringLiteral("json"), tr("Run as JSON"));
    add(QStringLiteral("python"), tr("Python that loads this run"));
    menu->addSeparator();
    add(QStringLiteral("link"), tr("Pilothouse link"));
    add(QStringLiteral("id"), tr("Run id"));
    copy_->setMenu(menu);
    pin_ = makeButton(QStringLiteral("runPin"), tr("Pin for offline"));
    pin_->setCheckable(true);
    pin_->setIcon(themedIcon(QStringLiteral("pin")));
    pin_->setToolTip(
        tr("Fetches histories and artifacts ahead, so that this run can be read without a network"));
    refresh_ = new IconButton(QStringLiteral("view-refresh"), tr("Refresh"));
    refresh_->setObjectName(QStringLiteral("runRefresh"));
    refresh_->setShortcutKeys(keysOf(ScreenKey::Refresh));
    top->addWidget(browser_);
    top->addWidget(copy_);
    top->addWidget(pin_);
    top->addWidget(refresh_);
    column->addLayout(top);

    auto* below = new QHBoxLayout;
    below->setSpacing(space::s);
    experiment_ = makeButton(QStringLiteral("runExperiment"), {}, ButtonKind::Link);
    experiment_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    facts_ = new PlainLabel;
    facts_->setObjectName(QStringLiteral("runFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    seen_ = new AgeLabel;
    seen_->setObjectName(QStringLiteral("runSeen"));
    seen_->setPattern(tr("seen %1"));
    seen_->setRole(PlainLabel::Role::Faint);
    seen_->setStaleAfter(std::chrono::hours(24));
    below->addWidget(experiment_);
    below->addWidget(facts_, 1);
    below->addWidget(seen_);
    column->addLayout(below);

    connect(browser_, &QPushButton::clicked, this,
            [this] { Q_EMIT openInBrowserRequested(context_.webAddress); });
    connect(pin_, &QPushButton::clicked, this, [this](bool on) { Q_EMIT pinToggled(on); });
    connect(refresh_, &QToolButton::clicked, this, &RunPageHeader::refreshRequested);
    connect(experiment_, &QPushButton::clicked, this,
            [this] { Q_EMIT experimentActivated(run_.experimentId); });
}

void RunPageHeader::showBusy()
{
    refresh_->setEnabled(false);
}

void RunPageHeader::showRun(const Run& run, const RunContext& context)
{
    run_ = run;
    context_ = context;
    refresh_->setEnabled(true);
    name_->setText(run.name.isEmpty() ? run.key.remoteId : run.name);
    const QString status = run.status == RunStatus::Unknown && !run.statusText.isEmpty()
                               ? run.statusText
                               : statusText(run.status);
    status_->setBadge(status, statusTone(run.status));
    deleted_->setVisible(run.lifecycle == Lifecycle::Deleted);
    offline_->setVisible(context.reach == RunContext::Reach::Offline);
    const QString experiment = context.experimentName.isEmpty() ? run.experimentId : context.experimentName;
    const QString shown = experiment.size() > 60 ? experiment.left(59) + u'…' : experiment;
    experiment_->setText(escapeMnemonic(shown));
    experiment_->setToolTip(plainToolTip(tr("Experiment %1").arg(experiment)));
    experiment_->setVisible(!experiment.isEmpty());
    QStringList facts;
    if (!context.connectionName.isEmpty())
        facts << tr("on %1").arg(context.connectionName);
    if (run.startMs != noTime)
        facts << tr("started %1").arg(formatLocalTime(run.startMs));
    if (run.startMs != noTime && run.endMs != noTime && run.endMs >= run.startMs)
        facts << tr("took %1").arg(formatDuration(run.endMs - run.startMs));
    if (!run.user.isEmpty())
        facts << tr("by %1").arg(run.user);
    facts << run.key.remoteId;
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    facts_->setToolTip(plainToolTip(formatTimeToolTip(run.startMs)));
    seen_->setTime(run.seenMs);
    browser_->setVisible(!context.webAddress.isEmpty());
    pin_->setChecked(context.pin != RunContext::Pin::NotPinned);
    pin_->setEnabled(context.pin != RunContext::Pin::Working);
    pin_->setText(context.pin == RunContext::Pin::Pinned    ? tr("Pinned")
                  : context.pin == RunContext::Pin::InPart  ? tr("Pinned, not all fetched")
                  : context.pin == RunContext::Pin::Working ? tr("Pinning…")
                                                            : tr("Pin for offline"));
}

} // namespace ph
