#include "widgets/endpoints/TrafficAskPane.h"

#include "models/tables/EndpointWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/endpoints/TrafficBar.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ph {

namespace {

/// "fraud-00007 (candidate)"; who is neither candidate nor stable has only a name.
QString targetText(const TrafficShare& share)
{
    return share.role == TrafficShare::Role::Other
               ? share.target
               : QStringLiteral("%1 (%2)").arg(share.target, shareRoleText(share.role));
}

QString becomesText(const QList<TrafficShare>& shares)
{
    QStringList words;
    for (const auto& share : shares)
        words << QStringLiteral("%1  %2").arg(percentText(share.percent), targetText(share));
    return words.join(u'\n');
}

PlainLabel* sectionTitle(const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setTextSize(TextSize::Body, TextWeight::Bold);
    return label;
}

} // namespace

TrafficAskPane::TrafficAskPane(Think think, QWidget* parent)
    : QWidget(parent)
    , think_(std::move(think))
    , now_(new TrafficBar)
    , source_(noteText(QStringLiteral("trafficSource")))
    , target_(new QComboBox)
    , slider_(new QSlider(Qt::Horizontal))
    , percent_(new QSpinBox)
    , becomes_(bodyText(QStringLiteral("trafficBecomes")))
    , remarks_(new Banner)
{
    remarks_->setObjectName(QStringLiteral("trafficRemarks"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(sectionTitle(tr("Now", "traffic as it is")));
    column->addWidget(now_);
    column->addWidget(source_);
    column->addSpacing(space::xs);
    column->addWidget(sectionTitle(tr("To be asked for", "traffic")));
    column->addLayout(buildAsk());
    column->addWidget(becomes_);
    column->addWidget(remarks_);
}

QLayout* TrafficAskPane::buildAsk()
{
    target_->setObjectName(QStringLiteral("trafficTarget"));
    target_->setAccessibleName(tr("Who gets the share"));
    target_->setMinimumContentsLength(18);
    target_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    slider_->setObjectName(QStringLiteral("trafficSlider"));
    slider_->setAccessibleName(tr("Share in percent"));
    slider_->setRange(0, 100);
    slider_->setPageStep(10);
    percent_->setObjectName(QStringLiteral("trafficPercent"));
    percent_->setAccessibleName(tr("Share in percent"));
    percent_->setRange(0, 100);
    percent_->setSuffix(tr(" %", "behind a number"));
    percent_->setMinimumWidth(84);
    connect(slider_, &QSlider::valueChanged, percent_, &QSpinBox::setValue);
    connect(percent_, &QSpinBox::valueChanged, slider_, &QSlider::setValue);
    connect(percent_, &QSpinBox::valueChanged, this, [this] {
        Q_EMIT chosen();
        think();
    });
    connect(target_, &QComboBox::activated, this, [this] {
        takeShareOfTarget();
        Q_EMIT chosen();
        think();
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(target_, 3);
    row->addWidget(slider_, 4);
    row->addWidget(percent_);
    return row;
}

void TrafficAskPane::showEndpoint(const Endpoint& endpoint, const TrafficChoice& choice)
{
    now_->showTraffic(endpoint.declared, endpoint.observed);
    source_->setText(trafficRemarkText(endpoint.observed));
    source_->setVisible(!endpoint.observed.remark.isEmpty());
    if (choice != choice_) {
        const auto before = target();
        const bool isFirst = choice_.targets.isEmpty();
        choice_ = choice;
        target_->clear();
        for (const auto& share : choice.targets)
            target_->addItem(targetText(share), share.target);
        target_->setCurrentIndex(std::max(0, target_->findData(before)));
        if (isFirst || target() != before)
            takeShareOfTarget();
    }
    think();
}

QString TrafficAskPane::target() const
{
    return target_->currentData().toString();
}

int TrafficAskPane::percent() const
{
    return percent_->value();
}

void TrafficAskPane::takeShareOfTarget()
{
    for (const auto& share : choice_.targets) {
        if (share.target != target())
            continue;
        const QSignalBlocker quiet(percent_); // once is thought about it, by whoever calls
        percent_->setValue(int(std::lround(share.percent)));
        slider_->setValue(percent_->value());
    }
}

void TrafficAskPane::think()
{
    const auto idea = target().isEmpty() ? TrafficIdea{choice_.refusal} : think_(target(), percent());
    becomes_->setText(idea.refusal.isEmpty() ? becomesText(idea.shares) : idea.refusal);
    becomes_->setTone(idea.refusal.isEmpty() ? Tone::Neutral : Tone::Bad);
    if (idea.remarks.isEmpty())
        remarks_->clear();
    else
        remarks_->showMessage({.tone = Tone::Warning,
                               .text = idea.remarks.join(u'\n'),
                               .dismiss = BannerMessage::Dismiss::NotAllowed});
    const bool isAnother = idea.shares != idea_.shares || idea.refusal != idea_.refusal;
    idea_ = idea;
    if (isAnother)
        Q_EMIT changed();
}

} // namespace ph
