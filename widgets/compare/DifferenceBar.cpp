#include "widgets/compare/DifferenceBar.h"

#include "widgets/common/IconButton.h"
#include "widgets/common/SearchField.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>

namespace ph {

namespace {

constexpr int narrowestFilter = 96, widestFilter = 280;
constexpr int stepWidth = 84;

QComboBox* choice(const char* name, const QString& accessible, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessible);
    box->setToolTip(accessible);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

void showChoice(QComboBox* box, int value)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(box->findData(value));
}

} // namespace

DifferenceBar::DifferenceBar(QWidget* parent)
    : QWidget(parent)
    , varying_(new QToolButton(this))
    , filter_(new SearchField(this))
    , at_(choice("differenceAt", tr("Where on its history a metric's value is taken"), this))
    , step_(new QLineEdit(this))
    , show_(choice("differenceShow", tr("What cells show"), this))
    , statistic_(choice("differenceStatistic", tr("What stands for a group"), this))
    , copy_(new IconButton(QStringLiteral("edit-copy"), tr("Copy the table"), this))
{
    varying_->setObjectName(QStringLiteral("differenceVarying"));
    varying_->setText(tr("Only what varies"));
    varying_->setProperty("toggle", true);
    varying_->setCheckable(true);
    varying_->setChecked(true);
    varying_->setToolTip(tr("Leave out keys that hold one value in all runs"));
    filter_->setObjectName(QStringLiteral("differenceFilter"));
    filter_->setPlaceholder(tr("Filter keys"));
    filter_->lineEdit()->setAccessibleName(tr("Filter keys"));
    filter_->setMinimumWidth(narrowestFilter);
    filter_->setMaximumWidth(widestFilter);
    at_->addItem(tr("Last value"), int(MetricAt::Kind::Last));
    at_->addItem(tr("Minimum"), int(MetricAt::Kind::Min));
    at_->addItem(tr("Maximum"), int(MetricAt::Kind::Max));
    at_->addItem(tr("At step"), int(MetricAt::Kind::Step));
    step_->setObjectName(QStringLiteral("differenceStep"));
    step_->setAccessibleName(tr("Step"));
    step_->setPlaceholderText(tr("step"));
    step_->setFixedWidth(stepWidth);
    step_->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("-?\\d{1,18}")), step_));
    step_->hide();
    show_->addItem(tr("Values"), int(CellShow::Values));
    show_->addItem(tr("Deltas"), int(CellShow::Deltas));
    show_->addItem(tr("Values and deltas"), int(CellShow::Both));
    statistic_->addItem(tr("mean ± std"), int(GroupStatistic::Mean));
    statistic_->addItem(tr("median"), int(GroupStatistic::Median));
    statistic_->hide();
    copy_->setObjectName(QStringLiteral("differenceCopy"));
    copy_->setPopupMode(QToolButton::InstantPopup);
    auto* exporter = new IconButton(QStringLiteral("document-export"), tr("Export as CSV"), this);
    exporter->setObjectName(QStringLiteral("differenceExport"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::s, space::m, space::s);
    row->setSpacing(space::s);
    row->addWidget(varying_);
    row->addWidget(filter_, 1);
    row->addStretch(0);
    for (QWidget* widget : std::initializer_list<QWidget*>{at_, step_, show_, statistic_, copy_, exporter})
        row->addWidget(widget);

    connect(varying_, &QToolButton::toggled, this, [this](bool on) {
        Q_EMIT keysChosen(on ? DifferenceOptions::Keys::Varying : DifferenceOptions::Keys::All);
    });
    connect(filter_, &SearchField::edited, this, &DifferenceBar::filterEdited);
    connect(at_, &QComboBox::currentIndexChanged, this, &DifferenceBar::chooseAt);
    connect(step_, &QLineEdit::editingFinished, this, &DifferenceBar::chooseAt);
    connect(show_, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT showChosen(CellShow(show_->currentData().toInt())); });
    connect(statistic_, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT statisticChosen(GroupStatistic(statistic_->currentData().toInt())); });
    connect(exporter, &QToolButton::clicked, this, &DifferenceBar::exportRequested);
}

void DifferenceBar::chooseAt()
{
    const auto kind = MetricAt::Kind(at_->currentData().toInt());
    step_->setVisible(kind == MetricAt::Kind::Step);
    if (kind != MetricAt::Kind::Step) {
        Q_EMIT metricAtChosen({kind, 0});
        return;
    }
    bool isNumber = false;
    const auto step = step_->text().toLongLong(&isNumber);
    if (isNumber)
        Q_EMIT metricAtChosen({kind, step});
    else
        step_->setFocus();
}

void DifferenceBar::setOptions(const DifferenceOptions& options)
{
    const QSignalBlocker quiet(varying_);
    varying_->setChecked(options.keys == DifferenceOptions::Keys::Varying);
    if (filter_->text() != options.filter)
        filter_->setText(options.filter);
    showChoice(statistic_, int(options.statistic));
}

void DifferenceBar::setMetricAt(const MetricAt& at)
{
    showChoice(at_, int(at.kind));
    step_->setVisible(at.kind == MetricAt::Kind::Step);
    if (at.kind == MetricAt::Kind::Step && !step_->hasFocus())
        step_->setText(QString::number(at.step));
}

void DifferenceBar::setShow(CellShow show)
{
    showChoice(show_, int(show));
}

void DifferenceBar::setColumns(Columns columns)
{
    statistic_->setVisible(columns == Columns::Groups);
}

} // namespace ph
