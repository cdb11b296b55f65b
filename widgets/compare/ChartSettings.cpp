#include "widgets/compare/ChartSettings.h"

#include "models/tables/RunColumns.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/runs/ColumnPicker.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QScreen>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int popupWidth = 340;

} // namespace

ChartSettings::ChartSettings(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("chartSettings"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    picker_ = new ColumnPicker(this);
    connect(picker_, &ColumnPicker::choicePicked, this, [this] { picked_(std::nullopt); });
    connect(picker_, &ColumnPicker::columnPicked, this, [this](const ColumnKey& key) { picked_(key); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
}

void ChartSettings::edit(const ChartSpec& spec, const Choices& choices, QWidget* below)
{
    spec_ = spec;
    choices_ = choices;
    rebuild();
    auto at = below->mapToGlobal(QPoint(below->width() - popupWidth, below->height() + space::xs));
    const auto room = below->screen()->availableGeometry();
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - popupWidth)));
    at.setY(std::min(at.y(), std::max(room.top(), room.bottom() - height())));
    move(at);
    show();
    if (auto* first = body_->findChild<QPushButton*>())
        first->setFocus();
}

void ChartSettings::change(const ChartSpec& spec)
{
    if (spec == spec_)
        return;
    spec_ = spec;
    // The button that was clicked is rebuilt, too: not while its signal is being delivered.
    QMetaObject::invokeMethod(this, &ChartSettings::rebuild, Qt::QueuedConnection);
    Q_EMIT specChosen(spec_);
}

void ChartSettings::rebuild()
{
    delete body_;
    body_ = new QWidget(this);
    layout()->addWidget(body_);
    form_ = new QFormLayout(body_);
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setHorizontalSpacing(space::m);
    form_->setVerticalSpacing(space::s);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    qsizetype first = 0;
    for (const auto& role : chartRoles(spec_.kind)) {
        const auto count = role.most > 1 ? spec_.columns.size() - first
                                         : std::min<qsizetype>(1, spec_.columns.size() - first);
        addRole(role, first, std::max<qsizetype>(0, count));
        first += std::max<qsizetype>(0, count);
    }
    if (uses(spec_.kind, ChartExtra::ColourBy))
        addOptionalColumn(tr("Colour"), tr("Each run its own"), QStringLiteral("colourBy"),
                          &ChartSpec::colourBy);
    if (uses(spec_.kind, ChartExtra::SizeBy))
        addOptionalColumn(tr("Size"), tr("All the same"), QStringLiteral("sizeBy"), &ChartSpec::sizeBy);
    if (uses(spec_.kind, ChartExtra::Path))
        addPath();
    if (uses(spec_.kind, ChartExtra::LogScale))
        addScales();
    addWidth();
    body_->show();
    resize(popupWidth, sizeHint().height());
}

QPushButton* ChartSettings::columnButton(const QString& objectName, const QString& text)
{
    auto* button = makeButton(objectName, text);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

QList<ColumnKey> ChartSettings::offered(ChartRole::Takes takes) const
{
    switch (takes) {
    case ChartRole::Takes::Metric:
        return choices_.metrics;
    case ChartRole::Takes::Number:
        return choices_.numbers;
    case ChartRole::Takes::Any:
        break;
    }
    return choices_.columns;
}

void ChartSettings::pick(QWidget* below, const QStringList& fixed, const QList<ColumnKey>& columns,
                         const ColumnKey& now, std::function<void(std::optional<ColumnKey>)> picked)
{
    picked_ = std::move(picked);
    picker_->offer(fixed, now.name.isEmpty() ? 0 : -1, columns, now);
    picker_->popUp(below);
}

void ChartSettings::addRole(const ChartRole& role, qsizetype first, qsizetype count)
{
    const auto name = QStringLiteral("role%1").arg(first);
    const auto choices = offered(role.takes);
    if (role.most == 1) {
        const auto now = count > 0 ? spec_.columns[first] : ColumnKey{};
        auto* button = columnButton(name, count > 0 ? columnButtonText(now) : tr("Choose…"));
        button->setAccessibleName(role.label);
        connect(button, &QPushButton::clicked, this, [=, this] {
            pick(button, {}, choices, now, [this, first](std::optional<ColumnKey> key) {
                auto next = spec_;
                if (first < next.columns.size())
                    next.columns[first] = *key;
                else
                    next.columns.append(*key);
                change(next);
            });
        });
        form_->addRow(role.label, button);
        return;
    }
    auto* lines = new QWidget;
    auto* column = new QVBoxLayout(lines);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    for (qsizetype i = first; i < first + count; ++i) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::xs);
        auto* label = new PlainLabel(columnTitle(spec_.columns[i]));
        row->addWidget(label, 1);
        auto* remove = new IconButton(QStringLiteral("window-close"),
                                      tr("Remove %1").arg(columnTitle(spec_.columns[i])));
        connect(remove, &QToolButton::clicked, this, [this, i] {
            auto next = spec_;
            next.columns.removeAt(i);
            change(next);
        });
        row->addWidget(remove);
        column->addWidget(line);
    }
    if (count < role.most) {
        auto* add = columnButton(name, tr("Add…"));
        add->setAccessibleName(tr("Add to %1").arg(role.label));
        connect(add, &QPushButton::clicked, this, [=, this] {
            auto rest = choices;
            for (const auto& key : spec_.columns)
                rest.removeAll(key);
            pick(add, {}, rest, {}, [this](std::optional<ColumnKey> key) {
                auto next = spec_;
                if (key)
                    next.columns.append(*key);
                change(next);
            });
        });
        column->addWidget(add);
    }
    form_->addRow(role.label, lines);
}

void ChartSettings::addOptionalColumn(const QString& label, const QString& none, const QString& objectName,
                                      std::optional<ColumnKey> ChartSpec::*column)
{
    const auto now = spec_.*column;
    auto* button = columnButton(objectName, now ? columnButtonText(*now) : none);
    button->setAccessibleName(label);
    connect(button, &QPushButton::clicked, this, [=, this] {
        pick(button, {none}, choices_.columns, now.value_or(ColumnKey{}),
             [this, column](std::optional<ColumnKey> key) {
                 auto next = spec_;
                 next.*column = key;
                 change(next);
             });
    });
    form_->addRow(label, button);
}

void ChartSettings::addPath()
{
    auto* paths = new QComboBox;
    paths->setObjectName(QStringLiteral("chartPath"));
    paths->setAccessibleName(tr("Artifact"));
    paths->setEditable(true);
    paths->addItems(choices_.paths);
    paths->setCurrentText(spec_.path);
    paths->setMinimumContentsLength(16);
    const auto take = [this, paths] {
        auto next = spec_;
        next.path = paths->currentText().trimmed();
        change(next);
    };
    connect(paths, &QComboBox::textActivated, this, take);
    connect(paths->lineEdit(), &QLineEdit::editingFinished, this, take);
    form_->addRow(tr("Artifact"), paths);
}

void ChartSettings::addScales()
{
    for (const auto& key : std::as_const(spec_.columns)) {
        if (!choices_.numbers.contains(key))
            continue;
        auto* box = new QCheckBox(tr("Logarithmic: %1").arg(columnButtonText(key)));
        box->setChecked(spec_.logarithmic.contains(key));
        connect(box, &QCheckBox::toggled, this, [this, key](bool on) {
            auto next = spec_;
            next.logarithmic.removeAll(key);
            if (on)
                next.logarithmic.append(key);
            change(next);
        });
        form_->addRow(box);
    }
}

void ChartSettings::addWidth()
{
    auto* width = new QComboBox;
    width->setObjectName(QStringLiteral("chartWidth"));
    width->setAccessibleName(tr("Width"));
    for (int columns = 1; columns <= 3; ++columns)
        width->addItem(tr("%Ln columns", nullptr, columns));
    width->setCurrentIndex(spec_.width - 1);
    connect(width, &QComboBox::activated, this, [this](int index) {
        auto next = spec_;
        next.width = index + 1;
        change(next);
    });
    form_->addRow(tr("Width"), width);
}

} // namespace ph
