#include "widgets/runs/ColumnChooser.h"

#include "models/tables/ColumnListModel.h"
#include "widgets/common/ItemToolTip.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/Theme.h"

#include <QCheckBox>
#include <QHelpEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr QSize chooserSize(380, 480);
constexpr int box = 14;
constexpr int pin = 16;

QRect boxRect(const QRect& line)
{
    return {line.left() + space::s, line.top() + (line.height() - box) / 2, box, box};
}

QRect pinRect(const QRect& line)
{
    return {line.right() - space::s - pin, line.top() + (line.height() - pin) / 2, pin, pin};
}

class ColumnLineDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {120, index.data(ColumnListModel::HeadingRole).toBool() ? height::row + space::xs
                                                                       : height::row - 2};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& theme = Theme::of(option.palette);
        painter->save();
        if (index.data(ColumnListModel::HeadingRole).toBool()) {
            painter->setFont(textFont(TextSize::Small, TextWeight::Medium));
            painter->setPen(theme.textMuted);
            painter->drawText(option.rect.adjusted(space::s, space::s, -space::s, 0),
                              Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            painter->restore();
            return;
        }
        const bool hovered = option.state & QStyle::State_MouseOver;
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        else if (hovered)
            painter->fillRect(option.rect, theme.hover);
        QRect rest = option.rect;
        const bool checkable = index.flags() & Qt::ItemIsUserCheckable;
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const QRect mark = boxRect(option.rect);
        painter->setRenderHint(QPainter::Antialiasing);
        const auto fill = !checkable ? theme.textFaint : checked ? theme.accent : theme.surface;
        painter->setPen(checked ? fill : theme.textFaint);
        painter->setBrush(checked ? fill : theme.surface);
        painter->drawRoundedRect(QRectF(mark).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (checked) {
            painter->setPen(QPen(theme.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter->drawPolyline(QPolygonF{QPointF(mark.left() + 3.5, mark.top() + 7),
                                            QPointF(mark.left() + 6, mark.top() + 9.5),
                                            QPointF(mark.left() + 10.5, mark.top() + 4.5)});
        }
        const bool pinned = index.data(ColumnListModel::PinnedRole).toBool();
        if (pinned || hovered)
            themedIcon(QStringLiteral("pin"), pinned ? Tone::Accent : Tone::Neutral)
                .paint(painter, pinRect(option.rect));
        rest.setLeft(mark.right() + space::s);
        rest.setRight(pinRect(option.rect).left() - space::s);
        const QFont small = textFont(TextSize::Small);
        const auto detail = index.data(ColumnListModel::DetailRole).toString();
        painter->setFont(small);
        painter->setPen(theme.textFaint);
        painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter, detail);
        rest.setRight(rest.right() - QFontMetrics(small).horizontalAdvance(detail) - space::s);
        const QFont body = textFont(TextSize::Body);
        painter->setFont(body);
        painter->setPen(index.data(ColumnListModel::VariesRole).toBool() ? theme.text : theme.textMuted);
        painter->drawText(
            rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(body).elidedText(index.data().toString(), Qt::ElideMiddle, rest.width()));
        painter->restore();
    }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override
    {
        auto* columns = static_cast<ColumnListModel*>(model);
        if (event->type() == QEvent::MouseButtonRelease) {
            const auto place = static_cast<QMouseEvent*>(event)->position().toPoint();
            if (pinRect(option.rect).contains(place)) {
                const bool pinned = index.data(ColumnListModel::PinnedRole).toBool();
                columns->setPinned(index, pinned ? Qt::Unchecked : Qt::Checked);
                return true;
            }
            return toggle(model, index);
        }
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
            return toggle(model, index);
        return false;
    }

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override
    {
        showItemToolTip(*event, view, option, index);
        return true;
    }

private:
    static bool toggle(QAbstractItemModel* model, const QModelIndex& index)
    {
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
};

} // namespace

ColumnChooser::ColumnChooser(QWidget* parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("columnChooser"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    search_ = new SearchField(this);
    search_->setObjectName(QStringLiteral("columnSearch"));
    search_->setPlaceholder(tr("Find a column"));
    search_->lineEdit()->installEventFilter(this);
    varying_ = new QCheckBox(tr("Offer only what varies"), this);
    varying_->setObjectName(QStringLiteral("columnsVarying"));
    list_ = new QListView(this);
    list_->setObjectName(QStringLiteral("columnList"));
    list_->setAccessibleName(tr("Columns"));
    list_->setItemDelegate(new ColumnLineDelegate(list_));
    list_->setMouseTracking(true);
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::s, space::s, space::s, space::s);
    column->setSpacing(space::s);
    column->addWidget(search_);
    column->addWidget(varying_);
    column->addWidget(list_, 1);
    resize(chooserSize);
}

void ColumnChooser::setModel(ColumnListModel* model)
{
    model_ = model;
    list_->setModel(model);
    connect(search_, &SearchField::edited, model, &ColumnListModel::setFilter);
    connect(varying_, &QCheckBox::toggled, model, [model](bool on) {
        model->setOffer(on ? ColumnListModel::Offer::OnlyVarying : ColumnListModel::Offer::All);
    });
}

void ColumnChooser::popUp(QWidget* below)
{
    search_->setText({});
    if (model_) {
        model_->setFilter({});
        model_->settle();
    }
    move(below->mapToGlobal(QPoint(0, below->height() + space::xs)));
    show();
    search_->lineEdit()->setFocus();
}

bool ColumnChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        list_->setFocus();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ph
