#include "widgets/monitoring/AlertDetail.h"

#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/monitoring/MonitorTones.h"

#include <QApplication>
#include <QClipboard>
#include <QVBoxLayout>

namespace ph {

namespace {

void addPairs(QStringList& lines, const QString& title, const MetricLabels& pairs)
{
    if (pairs.isEmpty())
        return;
    lines << title;
    for (auto pair = pairs.begin(); pair != pairs.end(); ++pair)
        lines << QStringLiteral("  %1: %2").arg(pair.key(), pair.value());
}

} // namespace

AlertDetail::AlertDetail(Clock clock, QWidget* parent)
    : QScrollArea(parent)
    , clock_(std::move(clock))
    , name_(new PlainLabel)
    , state_(new Badge)
    , since_(new PlainLabel)
    , because_(bodyText(QStringLiteral("alertBecause")))
    , whole_(bodyText(QStringLiteral("alertWhole")))
    , silence_(makeButton(QStringLiteral("alertSilence"), tr("Silence…")))
    , incident_(makeButton(QStringLiteral("alertIncident"), tr("Open an incident…")))
    , copy_(makeButton(QStringLiteral("alertCopy"), tr("Copy"), ButtonKind::Flat))
{
    setObjectName(QStringLiteral("alertDetail"));
    setWidgetResizable(true);
    setAccessibleName(tr("The chosen alert"));
    setFrameShape(QFrame::NoFrame);
    name_->setObjectName(QStringLiteral("alertName"));
    name_->setTextSize(TextSize::Title, TextWeight::Bold);
    name_->setElideMode(Qt::ElideMiddle);
    state_->setObjectName(QStringLiteral("alertState"));
    since_->setObjectName(QStringLiteral("alertSince"));
    since_->setRole(PlainLabel::Role::Muted);
    whole_->setFont(monoFont(TextSize::Small));
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(name_);
    top->addWidget(state_);
    top->addWidget(since_);
    top->addStretch(1);
    top->addWidget(copy_);
    top->addWidget(silence_);
    top->addWidget(incident_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addWidget(because_);
    column->addWidget(whole_);
    column->addStretch(1);
    setWidget(page);
    connect(silence_, &QPushButton::clicked, this, [this] {
        if (line_)
            Q_EMIT silenceRequested(*line_);
    });
    giveIncidentKey(incident_);
    connect(incident_, &QPushButton::clicked, this, [this] {
        if (line_)
            Q_EMIT incidentRequested(*line_);
    });
    connect(copy_, &QPushButton::clicked, this, [this] {
        QApplication::clipboard()->setText(name_->text() + u'\n' + because_->text() + u'\n' + wholeText());
    });
    showAlert(std::nullopt);
}

void AlertDetail::showAlert(const std::optional<AlertLine>& line)
{
    line_ = line;
    for (QWidget* part : std::initializer_list<QWidget*>{state_, since_, silence_, incident_, copy_, whole_})
        part->setVisible(line.has_value());
    because_->setVisible(!line || !line->suppressions.isEmpty());
    if (!line) {
        name_->setText(tr("No alert is chosen"));
        because_->setText(tr("Choose one to see its labels, what keeps it back and who is told."));
        return;
    }
    const auto& alert = line->alert;
    name_->setText(alertName(alert).isEmpty() ? metricText(alert.labels) : alertName(alert));
    state_->setBadge(alertStateText(alert.state), alertTone(alert.state));
    since_->setText(tr("since %1", "%1: 2 h ago").arg(formatSeenAge(alert.startsAtMs, toMs(clock_()))));
    since_->setToolTip(formatTimeToolTip(alert.startsAtMs));
    because_->setText(tr("Nobody is told: %1.").arg(suppressionsText(line->suppressions)));
    whole_->setText(wholeText());
}

QString AlertDetail::wholeText() const
{
    if (!line_)
        return {};
    const auto& alert = line_->alert;
    QStringList lines;
    addPairs(lines, tr("Annotations"), alert.annotations);
    addPairs(lines, tr("Labels"), alert.labels);
    if (!alert.receivers.isEmpty())
        lines << tr("Receivers: %1").arg(listText(alert.receivers));
    if (!alert.generatorUrl.isEmpty())
        lines << tr("Where it comes from: %1").arg(alert.generatorUrl);
    return lines.join(u'\n');
}

} // namespace ph
