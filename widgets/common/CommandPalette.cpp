#include "widgets/common/CommandPalette.h"

#include "models/tables/PaletteModel.h"
#include "widgets/common/PaletteDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ph {

CommandPalette::CommandPalette(PaletteModel* model, QWidget* parent)
    : QWidget(parent)
    , model_(model)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    panel_ = new QWidget(this);
    panel_->setObjectName(QStringLiteral("palettePanel"));
    edit_ = new QLineEdit(panel_);
    edit_->setObjectName(QStringLiteral("paletteEdit"));
    edit_->setProperty("bare", true);
    edit_->setFont(textFont(TextSize::Title));
    edit_->setPlaceholderText(tr("Find an action, a run, an experiment…"));
    edit_->setAccessibleName(edit_->placeholderText());
    edit_->installEventFilter(this);
    list_ = new QListView(panel_);
    list_->setObjectName(QStringLiteral("paletteList"));
    list_->setAccessibleName(tr("What was found"));
    list_->setModel(model);
    list_->setItemDelegate(new PaletteDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    nothing_ = new PlainLabel(tr("Nothing fits. Fewer or other words may."), panel_);
    nothing_->setRole(PlainLabel::Role::Muted);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->hide();
    auto* line = new QFrame(panel_);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto* layout = new QVBoxLayout(panel_);
    layout->setContentsMargins(1, space::s, 1, space::s);
    layout->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, 0, space::l, 0);
    top->addWidget(edit_);
    layout->addLayout(top);
    layout->addWidget(line);
    layout->addWidget(list_, 1);
    layout->addWidget(nothing_, 1);

    connect(edit_, &QLineEdit::textChanged, this, [this](const QString& text) {
        model_->filter(text);
        selectFirst();
        Q_EMIT queryChanged(text);
    });
    connect(list_, &QListView::clicked, this, [this] { activateCurrent(); });
    const auto arrived = [this] {
        if (isVisible() && !list_->currentIndex().isValid())
            selectFirst();
        nothing_->setVisible(model_->rowCount() == 0);
        list_->setVisible(model_->rowCount() > 0);
    };
    connect(model_, &QAbstractItemModel::rowsInserted, this, arrived);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, arrived);
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QString& query)
{
    Q_EMIT aboutToOpen();
    focusBefore_ = QApplication::focusWidget();
    coverWindow();
    place();
    if (edit_->text() == query) {
        model_->filter(query);
        Q_EMIT queryChanged(query);
    }
    edit_->setText(query);
    edit_->selectAll();
    show();
    raise();
    edit_->setFocus(Qt::ShortcutFocusReason);
    selectFirst();
}

void CommandPalette::close()
{
    hide();
    if (focusBefore_)
        focusBefore_->setFocus(Qt::OtherFocusReason);
    focusBefore_ = nullptr;
}

/// The menu bar is part of the window, and no part of the frame that the palette was made in.
void CommandPalette::coverWindow()
{
    auto* whole = window();
    if (whole == parentWidget())
        return;
    parentWidget()->removeEventFilter(this);
    setParent(whole);
    whole->installEventFilter(this);
}

void CommandPalette::place()
{
    const QRect area = parentWidget()->rect();
    setGeometry(area);
    const int width = qMin(640, area.width() - 2 * space::xl);
    const int height = qMin(440, area.height() - 2 * space::xxl);
    panel_->setGeometry((area.width() - width) / 2, qMin(96, (area.height() - height) / 2), width, height);
}

void CommandPalette::selectFirst()
{
    if (model_->rowCount() > 0) {
        list_->setCurrentIndex(model_->index(0));
        list_->scrollToTop();
    }
}

void CommandPalette::activateCurrent()
{
    const QModelIndex current = list_->currentIndex();
    if (!current.isValid() || current.data(PaletteModel::RefusedRole).toBool())
        return; // which says why
    const QString id = current.data(PaletteModel::IdRole).toString();
    close();
    Q_EMIT activated(id);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != edit_)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    const int rows = model_->rowCount();
    const int row = list_->currentIndex().row();
    const auto select = [&](int to) {
        if (rows > 0)
            list_->setCurrentIndex(model_->index(((to % rows) + rows) % rows));
    };
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        select(row + 1);
        return true;
    case Qt::Key_Up:
        select(row - 1);
        return true;
    case Qt::Key_PageDown:
        select(qMin(rows - 1, row + 8));
        return true;
    case Qt::Key_PageUp:
        select(qMax(0, row - 8));
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // nowhere else to go
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activateCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), QColor(0, 0, 0, theme.isDark ? 110 : 50));
    const QRectF panel = QRectF(panel_->geometry());
    for (int i = 8; i > 0; --i) { // a soft edge below
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, theme.isDark ? 14 : 6));
        painter.drawRoundedRect(panel.adjusted(-i, -i + 3, i, i + 3), 9 + i, 9 + i);
    }
    painter.setPen(theme.borderStrong);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    if (!panel_->geometry().contains(event->position().toPoint()))
        close();
}

} // namespace ph
