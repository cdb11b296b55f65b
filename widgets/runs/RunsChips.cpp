#include "widgets/runs/RunsChips.h"

#include "models/tables/ColumnListModel.h"
#include "models/tables/Format.h"
#include "models/tables/RunColumns.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/runs/ColumnChooser.h"
#include "widgets/runs/ColumnPicker.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include <utility>

namespace ph {

namespace {

constexpr int messageMs = 4000;
constexpr int longestTitle = 24;

} // namespace

RunsChips::RunsChips(QWidget* parent)
    : QWidget(parent)
{
    columnsButton_ = chip("columnsButton", QStringLiteral("object-columns"));
    varying_ = chip("varyingButton", QStringLiteral("view-filter"));
    varying_->setText(tr("Only what varies"));
    varying_->setCheckable(true);
    varying_->setToolTip(tr("Hide columns that hold one value in all listed runs"));
    group_ = chip("groupButton", QStringLiteral("view-list-tree"));
    colour_ = chip("colourButton", QStringLiteral("games-config-theme"));
    deleted_ = chip("deletedButton", QStringLiteral("user-trash"));
    deleted_->setText(tr("Deleted"));
    deleted_->setCheckable(true);
    deleted_->setToolTip(tr("Also list runs and experiments that are deleted on their server"));
    compare_ = chip("compareMatchesButton", QStringLiteral("view-statistics"));
    compare_->setText(tr("Compare"));
    compare_->setToolTip(tr("Compare all runs that match, also those that will match later"));
    viewsButton_ = chip("viewsButton", QStringLiteral("bookmarks"));
    pin_ = chip("pinMatchesButton", QStringLiteral("cloud-download"));
    pin_->setText(tr("Pin for offline"));
    pin_->setToolTip(
        tr("Keep everything about the matching runs readable without a network: also histories"));
    message_ = new PlainLabel(this);
    message_->setRole(PlainLabel::Role::Muted);
    message_->setObjectName(QStringLiteral("viewsMessage"));
    chooser_ = new ColumnChooser(this);
    groupPicker_ = new ColumnPicker(this);
    colourPicker_ = new ColumnPicker(this);
    viewsMenu_ = new QMenu(this);
    viewsMenu_->setObjectName(QStringLiteral("viewsMenu"));
    viewsButton_->setMenu(viewsMenu_);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs + 2);
    for (auto* button : {columnsButton_, varying_, group_, colour_, deleted_})
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(message_);
    row->addWidget(compare_);
    row->addWidget(viewsButton_);
    row->addWidget(pin_);

    connect(columnsButton_, &QPushButton::clicked, this, [this] { chooser_->popUp(columnsButton_); });
    connect(group_, &QPushButton::clicked, this, &RunsChips::pickArrangement);
    connect(colour_, &QPushButton::clicked, this, &RunsChips::pickColour);
    connect(varying_, &QPushButton::clicked, this, [this](bool on) {
        Q_EMIT showPicked(on ? RunsLayout::Show::OnlyVarying : RunsLayout::Show::Chosen);
    });
    connect(deleted_, &QPushButton::clicked, this, [this](bool on) {
        Q_EMIT deletedPicked(on ? RunsLayout::Deleted::Show : RunsLayout::Deleted::Hide);
    });
    connect(pin_, &QPushButton::clicked, this, &RunsChips::pinMatchesRequested);
    connect(compare_, &QPushButton::clicked, this, &RunsChips::compareMatchesRequested);
    connect(viewsMenu_, &QMenu::aboutToShow, this, &RunsChips::fillViewsMenu);
    connect(groupPicker_, &ColumnPicker::choicePicked, this, [this](int choice) {
        Q_EMIT arrangementPicked(choice == 0 ? Arrangement::nested() : Arrangement::flat());
    });
    connect(groupPicker_, &ColumnPicker::columnPicked, this,
            [this](const ColumnKey& column) { Q_EMIT arrangementPicked(Arrangement::grouped(column)); });
    connect(colourPicker_, &ColumnPicker::choicePicked, this, [this] { Q_EMIT colourPicked(std::nullopt); });
    connect(colourPicker_, &ColumnPicker::columnPicked, this,
            [this](const ColumnKey& column) { Q_EMIT colourPicked(column); });
    for (auto* button : {varying_, compare_, deleted_, pin_}) {
        foldable_.append({button, button->text()});
        button->setAccessibleName(button->text());
    }
    setRunsLayout(RunsLayout::standard());
    setSavedViews({}, {}, {});
}

void RunsChips::fit()
{
    for (const auto& [button, words] : std::as_const(foldable_))
        button->setText({});
    const int least = layout()->totalMinimumSize().width();
    for (const auto& [button, words] : std::as_const(foldable_)) {
        button->setText(words);
        if (layout()->totalMinimumSize().width() <= width())
            continue;
        button->setText({});
        break;
    }
    if (std::exchange(leastWidth_, least) != least)
        updateGeometry();
}

QSize RunsChips::minimumSizeHint() const
{
    return {leastWidth_, QWidget::minimumSizeHint().height()};
}

void RunsChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

QPushButton* RunsChips::chip(const char* objectName, const QString& icon)
{
    auto* button = makeButton(QString::fromLatin1(objectName), {}, ButtonKind::Plain, this);
    button->setIcon(themedIcon(icon));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void RunsChips::setColumns(ColumnListModel* columns)
{
    columns_ = columns;
    chooser_->setModel(columns);
}

void RunsChips::setRunsLayout(const RunsLayout& layout)
{
    layout_ = layout;
    columnsButton_->setText(tr("Columns · %1").arg(formatCount(layout.columns.size())));
    varying_->setChecked(layout.show == RunsLayout::Show::OnlyVarying);
    deleted_->setChecked(layout.deleted == RunsLayout::Deleted::Show);
    switch (layout.arrangement.kind) {
    case Arrangement::Kind::Flat:
        group_->setText(tr("Flat list"));
        break;
    case Arrangement::Kind::Nested:
        group_->setText(tr("Nested"));
        break;
    case Arrangement::Kind::Grouped:
        group_->setText(tr("Group: %1").arg(columnButtonText(layout.arrangement.groupBy)));
        break;
    }
    group_->setToolTip(tr("How runs are arranged"));
    colour_->setText(layout.colourBy ? tr("Colour: %1").arg(columnButtonText(*layout.colourBy))
                                     : tr("Colour by"));
    fit();
}

QList<ColumnKey> RunsChips::offered() const
{
    QList<ColumnKey> keys;
    if (!columns_)
        return keys;
    // What is shown is what is thought about.
    keys = columns_->shown();
    for (const auto& info : columns_->columns()) {
        if (!keys.contains(info.key))
            keys.append(info.key);
    }
    keys.removeAll(nameColumn());
    return keys;
}

void RunsChips::pickArrangement()
{
    const auto& now = layout_.arrangement;
    const int current = now.kind == Arrangement::Kind::Grouped  ? -1
                        : now.kind == Arrangement::Kind::Nested ? 0
                                                                : 1;
    groupPicker_->offer({tr("Child runs below their parent"), tr("Flat list")}, current, offered(),
                        now.groupBy);
    groupPicker_->popUp(group_);
}

void RunsChips::pickColour()
{
    colourPicker_->offer({tr("A colour for each run")}, layout_.colourBy ? -1 : 0, offered(),
                         layout_.colourBy.value_or(ColumnKey{}));
    colourPicker_->popUp(colour_);
}

void RunsChips::setSavedViews(const QStringList& names, const QString& current, const QStringList& unreadable)
{
    views_ = names;
    unreadableViews_ = unreadable;
    currentView_ = current;
    const auto words = current.size() > longestTitle ? current.left(longestTitle - 1) + u'…' : current;
    viewsButton_->setText(current.isEmpty() ? tr("Views") : escapeMnemonic(words));
    fillViewsMenu();
    fit();
}

void RunsChips::setMessage(const QString& message)
{
    message_->setText(message);
    QTimer::singleShot(messageMs, message_, [this, message] {
        if (message_->text() == message)
            message_->clear();
    });
}

} // namespace ph
