#include "widgets/incidents/IncidentImpactEdit.h"

#include "models/tables/Format.h"
#include "widgets/common/PlainLabel.h"

#include <QGridLayout>
#include <QLineEdit>

namespace ph {

namespace {

constexpr double anyAmount = 1e15; // what the command line takes, too

/// In the words of this computer, else as programs write it.
std::optional<double> writtenNumber(const QString& text)
{
    bool isNumber = false;
    auto value = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text, &isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

QString numberInField(double value)
{
    return QLocale().toString(value, 'g', 6);
}

} // namespace

IncidentImpactEdit::IncidentImpactEdit(QWidget* parent)
    : QWidget(parent)
    , segments_(field("incidentSegments", tr("Segments")))
{
    segments_->setPlaceholderText(tr("Separated by commas; empty: not known yet"));
    numbers_ = {
        {field("incidentRate", tr("Requests/s")), &IncidentChanged::requestsPerSecond, 1, anyAmount},
        {field("incidentShare", tr("Affected share, %")), &IncidentChanged::trafficShare, 100, 1},
        {field("incidentErrors", tr("Of these fail, %")), &IncidentChanged::errorShare, 100, 1},
        {field("incidentPerUser", tr("Requests per user")), &IncidentChanged::requestsPerUser, 1, anyAmount},
        {field("incidentErrorCost", tr("Cost of an error")), &IncidentChanged::costPerError, 1, anyAmount}};
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    const auto put = [grid](QLineEdit* edit, int row, int column, int width) {
        auto* label = new PlainLabel(edit->accessibleName());
        label->setRole(PlainLabel::Role::Muted);
        grid->addWidget(label, row, column, 1, width);
        grid->addWidget(edit, row + 1, column, 1, width);
    };
    put(segments_, 0, 0, 3);
    for (int i = 0; i < int(numbers_.size()); ++i)
        put(numbers_[i].edit, 2 + 2 * (i / 3), i % 3, 1);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
}

QLineEdit* IncidentImpactEdit::field(const char* name, const QString& what)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(what);
    edit->setPlaceholderText(tr("unknown", "an amount that is not known"));
    connect(edit, &QLineEdit::textChanged, this, &IncidentImpactEdit::changed);
    return edit;
}

void IncidentImpactEdit::propose(const IncidentChanged& known)
{
    if (!segments_->isModified())
        segments_->setText(known.segments.value_or(QStringList()).join(QStringLiteral(", ")));
    for (const auto& number : std::as_const(numbers_)) {
        const auto& value = known.*number.field;
        if (!number.edit->isModified())
            number.edit->setText(value ? numberInField(*value * number.scale) : QString());
    }
}

IncidentChanged IncidentImpactEdit::known() const
{
    IncidentChanged known;
    QStringList segments;
    for (const auto& segment : segments_->text().split(u',', Qt::SkipEmptyParts)) {
        if (!segment.trimmed().isEmpty())
            segments << segment.trimmed();
    }
    if (!segments.isEmpty())
        known.segments = segments;
    for (const auto& number : numbers_) {
        if (const auto value = writtenNumber(number.edit->text().trimmed()))
            known.*number.field = *value / number.scale;
    }
    return known;
}

QString IncidentImpactEdit::problem() const
{
    for (const auto& number : numbers_) {
        const auto text = number.edit->text().trimmed();
        if (text.isEmpty())
            continue;
        const auto value = writtenNumber(text);
        if (!value || !(*value >= 0 && *value / number.scale <= number.most))
            return number.scale > 1
                       ? tr("\"%1\" takes a number from 0 to 100.").arg(number.edit->accessibleName())
                       : tr("\"%1\" takes a number from 0 up.").arg(number.edit->accessibleName());
        if (number.field == &IncidentChanged::requestsPerUser && *value == 0)
            return tr("\"%1\" takes a number above 0.").arg(number.edit->accessibleName());
    }
    return {};
}

} // namespace ph
