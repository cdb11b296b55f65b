#include "widgets/drift/WindowRuleEdit.h"

#include "models/values/Policy.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

namespace ph {

namespace {

constexpr int usualRows = 1'000, mostRows = 1'000'000'000;

PlainLabel* partLabel(const QString& text)
{
    auto* label = new PlainLabel(text);
    label->setRole(PlainLabel::Role::Muted);
    return label;
}

} // namespace

WindowRuleEdit::WindowRuleEdit(QWidget* parent)
    : QWidget(parent)
    , kind_(new QComboBox)
    , time_(new QComboBox)
    , length_(new QLineEdit(QStringLiteral("1d")))
    , step_(new QLineEdit(QStringLiteral("6h")))
    , rows_(new QSpinBox)
    , lengthLabel_(partLabel(tr("of", "windows of a length")))
    , stepLabel_(partLabel(tr("every", "a sliding window begins")))
    , rowsLabel_(partLabel(tr("rows each")))
{
    setObjectName(QStringLiteral("driftWindowRule"));
    using Kind = WindowRule::Kind;
    kind_->setObjectName(QStringLiteral("driftWindowKind"));
    kind_->setAccessibleName(tr("Windows"));
    kind_->addItem(tr("All current rows as one"), int(Kind::Whole));
    kind_->addItem(tr("Windows of time, one after another"), int(Kind::Fixed));
    kind_->addItem(tr("Sliding windows of time"), int(Kind::Sliding));
    kind_->addItem(tr("Windows by count of rows"), int(Kind::Count));
    time_->setObjectName(QStringLiteral("driftTimeColumn"));
    time_->setAccessibleName(tr("The column with the time"));
    length_->setObjectName(QStringLiteral("driftWindowLength"));
    length_->setAccessibleName(tr("Length of a window"));
    step_->setObjectName(QStringLiteral("driftWindowStep"));
    step_->setAccessibleName(tr("From the start of one window to the next"));
    for (auto* edit : {length_, step_}) {
        edit->setToolTip(tr("30m, 6h, 1d, 7d"));
        edit->setMaximumWidth(80);
        connect(edit, &QLineEdit::textChanged, this, &WindowRuleEdit::changed);
    }
    rows_->setObjectName(QStringLiteral("driftWindowRows"));
    rows_->setAccessibleName(tr("Rows of a window"));
    rows_->setRange(1, mostRows);
    rows_->setValue(usualRows);
    rows_->setGroupSeparatorShown(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    for (QWidget* part : std::initializer_list<QWidget*>{kind_, lengthLabel_, length_, stepLabel_, step_,
                                                         rows_, rowsLabel_, partLabel(tr("Time")), time_})
        row->addWidget(part);
    row->addStretch(1);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        showParts();
        Q_EMIT changed();
    });
    connect(rows_, &QSpinBox::valueChanged, this, &WindowRuleEdit::changed);
    connect(time_, &QComboBox::activated, this,
            [this] { Q_EMIT timeColumnChosen(time_->currentData().toString()); });
    setTimeColumns({}, {});
    showParts();
}

WindowRule::Kind WindowRuleEdit::kind() const
{
    return WindowRule::Kind(kind_->currentData().toInt());
}

void WindowRuleEdit::showParts()
{
    using Kind = WindowRule::Kind;
    const bool isOfTime = kind() == Kind::Fixed || kind() == Kind::Sliding;
    for (QWidget* part : std::initializer_list<QWidget*>{lengthLabel_, length_})
        part->setVisible(isOfTime);
    for (QWidget* part : std::initializer_list<QWidget*>{stepLabel_, step_})
        part->setVisible(kind() == Kind::Sliding);
    for (QWidget* part : std::initializer_list<QWidget*>{rows_, rowsLabel_})
        part->setVisible(kind() == Kind::Count);
}

QString WindowRuleEdit::problem() const
{
    using Kind = WindowRule::Kind;
    if (kind() == Kind::Whole || kind() == Kind::Count)
        return {};
    const auto length = durationFromText(length_->text().trimmed());
    if (length <= 0)
        return tr("Say how long a window is: 6h, 1d, 7d.");
    const auto step = durationFromText(step_->text().trimmed());
    if (kind() == Kind::Sliding && (step <= 0 || step >= length))
        return tr("A sliding window begins anew sooner than it ends: 6h within 1d.");
    if (time_->count() > 1 && time_->currentData().toString().isEmpty())
        return tr("Windows of time need a column with the time.");
    return {};
}

std::optional<WindowRule> WindowRuleEdit::rule() const
{
    if (!problem().isEmpty())
        return std::nullopt;
    WindowRule rule;
    rule.kind = kind();
    if (rule.kind == WindowRule::Kind::Fixed || rule.kind == WindowRule::Kind::Sliding)
        rule.lengthMs = durationFromText(length_->text().trimmed());
    if (rule.kind == WindowRule::Kind::Sliding)
        rule.stepMs = durationFromText(step_->text().trimmed());
    if (rule.kind == WindowRule::Kind::Count)
        rule.rows = std::size_t(rows_->value());
    return rule;
}

void WindowRuleEdit::setRule(const WindowRule& rule)
{
    const QSignalBlocker quiet(this);
    kind_->setCurrentIndex(kind_->findData(int(rule.kind)));
    if (rule.lengthMs > 0)
        length_->setText(durationText(rule.lengthMs));
    if (rule.stepMs > 0)
        step_->setText(durationText(rule.stepMs));
    if (rule.rows > 0)
        rows_->setValue(int(std::min<std::size_t>(rule.rows, mostRows)));
}

void WindowRuleEdit::setTimeColumns(const QStringList& columns, const QString& chosen)
{
    const QSignalBlocker quiet(time_);
    time_->clear();
    time_->addItem(tr("no column"), QString());
    for (const auto& column : columns)
        time_->addItem(column, column);
    time_->setCurrentIndex(std::max(0, time_->findData(chosen)));
}

} // namespace ph
