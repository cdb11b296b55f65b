#include "widgets/shell/StatusLine.h"

#include "models/tables/ConnectionTableModel.h"
#include "models/tables/JobListModel.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Progress.h"
#include "widgets/shell/HealthDots.h"
#include "widgets/shell/JobsPopup.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace ph {

StatusLine::StatusLine(ConnectionTableModel* connections, JobListModel* jobs, QWidget* parent, Clock clock)
    : QWidget(parent)
    , connections_(connections)
    , jobs_(jobs)
    , text_(new PlainLabel(this))
    , offline_(new Badge(tr("Offline: showing what was seen"), Tone::Stale, this))
    , over_(new QToolButton(this))
    , freshness_(new AgeLabel(this, std::move(clock)))
    , dots_(new HealthDots(connections, this))
    , spinner_(new Spinner(this, 12))
    , jobsButton_(new QToolButton(this))
    , popup_(new JobsPopup(jobs, this))
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(height::status);
    text_->setObjectName(QStringLiteral("statusText"));
    text_->setTextSize(TextSize::Small);
    text_->setRole(PlainLabel::Role::Muted);
    offline_->setObjectName(QStringLiteral("offline"));
    offline_->hide();
    over_->setObjectName(QStringLiteral("overLimit"));
    over_->setFont(textFont(TextSize::Small));
    over_->setFixedHeight(height::status - 4);
    over_->setFocusPolicy(Qt::TabFocus);
    over_->setToolTip(plainToolTip(tr("Show what would be deleted. Nothing is deleted by itself.")));
    over_->hide();
    freshness_->setObjectName(QStringLiteral("freshness"));
    freshness_->setTextSize(TextSize::Small);
    freshness_->setPattern(tr("Synced %1"));
    freshness_->setStaleAfter(std::chrono::minutes(15));
    freshness_->setElideMode(Qt::ElideNone);
    jobsButton_->setObjectName(QStringLiteral("jobsButton"));
    jobsButton_->setFont(textFont(TextSize::Small));
    jobsButton_->setFixedHeight(height::status - 4);
    jobsButton_->setFocusPolicy(Qt::TabFocus);
    spinner_->hide();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, 1, space::xs, 0);
    layout->setSpacing(space::m);
    layout->addWidget(text_, 1);
    layout->addWidget(offline_);
    layout->addWidget(over_);
    layout->addWidget(freshness_);
    layout->addWidget(dots_);
    auto* work = new QHBoxLayout;
    work->setSpacing(space::xs);
    work->addWidget(spinner_);
    work->addWidget(jobsButton_);
    layout->addLayout(work);

    connect(dots_, &QAbstractButton::clicked, this, &StatusLine::connectionsRequested);
    connect(over_, &QToolButton::clicked, this, &StatusLine::overLimitRequested);
    connect(jobsButton_, &QToolButton::clicked, this, [this] { popup_->openAbove(jobsButton_); });
    connect(popup_, &JobsPopup::cancelRequested, this, &StatusLine::cancelRequested);
    for (QAbstractItemModel* model :
         {static_cast<QAbstractItemModel*>(connections_), static_cast<QAbstractItemModel*>(jobs_)}) {
        const auto refresh = [this, model] {
            if (model == jobs_)
                updateJobs();
            else
                updateFreshness();
        };
        connect(model, &QAbstractItemModel::rowsInserted, this, refresh);
        connect(model, &QAbstractItemModel::rowsRemoved, this, refresh);
        connect(model, &QAbstractItemModel::dataChanged, this, refresh);
    }
    updateFreshness();
    updateJobs();
}

void StatusLine::setText(const QString& text)
{
    text_->setText(text);
}

void StatusLine::setNetwork(Network network)
{
    offline_->setVisible(network == Network::Offline);
}

void StatusLine::setOverLimit(const QString& words)
{
    over_->setText(escapeMnemonic(over_->fontMetrics().elidedText(words, Qt::ElideRight, 260)));
    over_->setAccessibleName(words);
    over_->setVisible(!words.isEmpty());
}

void StatusLine::updateFreshness()
{
    // The oldest success counts: what is shown is at most that old. One that never succeeded has nothing to
    // show.
    std::int64_t oldest = noTime;
    for (const ConnectionRow& row : connections_->rows()) {
        if (!row.connection.enabled || row.sync.lastSuccessMs == noTime)
            continue;
        if (oldest == noTime || row.sync.lastSuccessMs < oldest)
            oldest = row.sync.lastSuccessMs;
    }
    freshness_->setTime(oldest);
    freshness_->setVisible(connections_->rowCount() > 0);
}

void StatusLine::updateJobs()
{
    const int count = jobs_->rowCount();
    spinner_->setVisible(count > 0);
    QString words = tr("No background work");
    if (count == 1)
        words = jobs_->at(0).title;
    else if (count > 1)
        words = tr("%Ln jobs", nullptr, count);
    jobsButton_->setText(escapeMnemonic(jobsButton_->fontMetrics().elidedText(words, Qt::ElideMiddle, 260)));
    jobsButton_->setAccessibleName(words);
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, 0, width(), 1), theme.border);
}

} // namespace ph
