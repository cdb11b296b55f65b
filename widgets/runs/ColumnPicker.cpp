#include "widgets/runs/ColumnPicker.h"

#include "models/tables/RunColumns.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/Theme.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int choiceRole = Qt::UserRole + 1;
constexpr int columnRole = Qt::UserRole + 2;
constexpr QSize pickerSize(320, 400);
constexpr int longestButton = 24;

} // namespace

QString columnButtonText(const ColumnKey& column)
{
    const auto title = columnTitle(column);
    return escapeMnemonic(title.size() > longestButton ? title.left(longestButton - 1) + u'…' : title);
}

ColumnPicker::ColumnPicker(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("columnPicker"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    search_ = new SearchField(this);
    search_->setPlaceholder(tr("Find a column"));
    search_->lineEdit()->installEventFilter(this);
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("columnPickerList"));
    list_->setAccessibleName(tr("Columns"));
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(space::s);
    column->addWidget(search_);
    column->addWidget(list_, 1);
    resize(pickerSize);
    connect(search_, &SearchField::edited, this, &ColumnPicker::filter);
    connect(list_, &QListWidget::itemClicked, this, &ColumnPicker::pick);
    connect(list_, &QListWidget::itemActivated, this, &ColumnPicker::pick);
}

void ColumnPicker::offer(const QStringList& choices, int current, const QList<ColumnKey>& columns,
                         const ColumnKey& column)
{
    list_->clear();
    search_->setText({});
    for (int i = 0; i < choices.size(); ++i) {
        auto* item = new QListWidgetItem(choices[i], list_);
        item->setData(choiceRole, i);
        if (i == current)
            list_->setCurrentItem(item);
    }
    for (const auto& key : columns) {
        const auto kind = columnKindTitle(key.kind);
        auto* item = new QListWidgetItem(
            kind.isEmpty() ? columnTitle(key) : tr("%1 · %2").arg(columnTitle(key), kind), list_);
        item->setData(columnRole, columnKeyText(key));
        if (current < 0 && key == column)
            list_->setCurrentItem(item);
    }
}

void ColumnPicker::popUp(QWidget* below)
{
    move(below->mapToGlobal(QPoint(0, below->height() + space::xs)));
    show();
    search_->lineEdit()->setFocus();
}

void ColumnPicker::filter(const QString& words)
{
    const auto parts = words.split(u' ', Qt::SkipEmptyParts);
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < list_->count(); ++row) {
        auto* item = list_->item(row);
        const bool matches = std::all_of(parts.begin(), parts.end(), [&](const QString& part) {
            return item->text().contains(part, Qt::CaseInsensitive);
        });
        item->setHidden(!matches);
        if (matches && !first)
            first = item;
    }
    if (first && (!list_->currentItem() || list_->currentItem()->isHidden()))
        list_->setCurrentItem(first);
}

void ColumnPicker::pick(QListWidgetItem* item)
{
    if (!item || item->isHidden() || !isVisible())
        return;
    const auto choice = item->data(choiceRole);
    const auto column = item->data(columnRole).toString();
    close();
    if (choice.isValid())
        Q_EMIT choicePicked(choice.toInt());
    else
        Q_EMIT columnPicked(columnKeyFromText(column));
}

/// Arrows and Enter work from the search field, so that a name is typed and taken without leaving it.
bool ColumnPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            pick(list_->currentItem());
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            for (int row = list_->currentRow() + step; row >= 0 && row < list_->count(); row += step) {
                if (!list_->item(row)->isHidden()) {
                    list_->setCurrentRow(row);
                    break;
                }
            }
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ph
