#include "widgets/incidents/TimelineFilterBar.h"

#include "models/tables/Format.h"
#include "models/tables/TimelineWords.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Theme.h"
#include "widgets/common/WrapLayout.h"

#include <QComboBox>
#include <QJsonArray>
#include <QSet>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

namespace {

QComboBox* scopeBox(const char* objectName, const QString& words)
{
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(words);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaximumWidth(240);
    return box;
}

QStringList inOrder(const QSet<QString>& texts)
{
    QStringList sorted(texts.begin(), texts.end());
    sorted.removeAll(QString());
    sorted.sort();
    return sorted;
}

} // namespace

TimelineFilterBar::TimelineFilterBar(QWidget* parent)
    : QWidget(parent)
    , environment_(scopeBox("timelineEnvironment", tr("Environment")))
    , endpoint_(scopeBox("timelineEndpoint", tr("Endpoint")))
    , model_(scopeBox("timelineModel", tr("Model")))
{
    auto* line = new QWidget;
    auto* wrap = new WrapLayout(line);
    for (auto* box : {environment_, endpoint_, model_}) {
        wrap->addWidget(box);
        connect(box, &QComboBox::activated, this, &TimelineFilterBar::filterChanged);
    }
    kinds_.reserve(timelineKinds);
    for (int number = 0; number < timelineKinds; ++number) {
        auto* chip = new QToolButton;
        chip->setObjectName(QStringLiteral("timelineKind-") + timelineKindName(TimelineKind(number)));
        chip->setProperty("toggle", true);
        chip->setCheckable(true);
        chip->setChecked(true);
        chip->setToolButtonStyle(Qt::ToolButtonTextOnly);
        connect(chip, &QToolButton::clicked, this, &TimelineFilterBar::filterChanged);
        wrap->addWidget(chip);
        kinds_ << chip;
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->addWidget(line);
    showChoices({});
}

void TimelineFilterBar::fill(QComboBox& box, const QString& all, const QStringList& texts)
{
    const auto chosen = box.currentData().toString();
    const QSignalBlocker quiet(&box);
    box.clear();
    box.addItem(all, QString());
    for (const auto& text : texts)
        box.addItem(text, text);
    if (!chosen.isEmpty() && box.findData(chosen) < 0)
        box.addItem(chosen, chosen); // nothing of it is left, and still it is what was asked for
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

void TimelineFilterBar::showChoices(const Choices& choices)
{
    fill(*environment_, tr("All environments"), choices.environments);
    fill(*endpoint_, tr("All endpoints"), choices.endpoints);
    fill(*model_, tr("All models"), choices.models);
    for (int number = 0; number < timelineKinds; ++number) {
        const auto count = choices.counts[std::size_t(number)];
        const auto title = timelineKindTitle(TimelineKind(number));
        auto* chip = kinds_[number];
        chip->setText(escapeMnemonic(QStringLiteral("%1 %2").arg(title, formatCount(qint64(count)))));
        chip->setAccessibleName(title);
        // A kind that is switched off stays in reach, whatever there is of it.
        chip->setVisible(count > 0 || !chip->isChecked());
    }
    updateGeometry();
}

TimelineFilter TimelineFilterBar::filter() const
{
    TimelineFilter filter;
    for (int number = 0; number < timelineKinds; ++number)
        filter.kinds[std::size_t(number)] = kinds_[number]->isChecked();
    filter.scope.environment = environment_->currentData().toString();
    filter.scope.endpoint = endpoint_->currentData().toString();
    filter.scope.model = model_->currentData().toString();
    return filter;
}

void TimelineFilterBar::setScope(const TimelineScope& scope)
{
    const auto set = [](QComboBox& box, const QString& text) {
        if (!text.isEmpty() && box.findData(text) < 0)
            box.addItem(text, text);
        box.setCurrentIndex(std::max(0, box.findData(text)));
    };
    set(*environment_, scope.environment);
    set(*endpoint_, scope.endpoint);
    set(*model_, scope.model);
}

void TimelineFilterBar::clear()
{
    for (auto* chip : std::as_const(kinds_))
        chip->setChecked(true);
    setScope({});
    Q_EMIT filterChanged();
}

QJsonObject TimelineFilterBar::state() const
{
    QJsonArray hidden;
    for (int number = 0; number < timelineKinds; ++number) {
        if (!kinds_[number]->isChecked())
            hidden.append(timelineKindName(TimelineKind(number)));
    }
    const auto scope = filter().scope;
    return {{QStringLiteral("hidden"), hidden},
            {QStringLiteral("environment"), scope.environment},
            {QStringLiteral("endpoint"), scope.endpoint},
            {QStringLiteral("model"), scope.model}};
}

void TimelineFilterBar::restore(const QJsonObject& state)
{
    for (const auto& name : state.value(QLatin1String("hidden")).toArray()) {
        if (const auto kind = timelineKindFromName(name.toString()))
            kinds_[int(*kind)]->setChecked(false);
    }
    const auto text = [&state](const char* name) { return state.value(QLatin1String(name)).toString(); };
    setScope({text("environment"), text("endpoint"), text("model"), {}});
    Q_EMIT filterChanged();
}

TimelineFilterBar::Choices timelineChoices(const TimelineTable& table)
{
    TimelineFilterBar::Choices choices;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        ++choices.counts[std::size_t(table.kind(row))];
    QSet<QString> environments, endpoints, models;
    for (const auto& scope : table.scopes()) {
        environments << scope.environment;
        endpoints << scope.endpoint;
        models << scope.model;
    }
    choices.environments = inOrder(environments);
    choices.endpoints = inOrder(endpoints);
    choices.models = inOrder(models);
    return choices;
}

} // namespace ph
