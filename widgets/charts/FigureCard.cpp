#include "widgets/charts/FigureCard.h"

#include "widgets/charts/ChartTableView.h"
#include "widgets/charts/CopyPicture.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"

#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

FigureCard::FigureCard(const QString& name, QWidget* parent)
    : QFrame(parent)
    , view_(new FigureView)
{
    setObjectName(name);
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    view_->setObjectName(name + QStringLiteral("View"));
    table_ = new ChartTableView(name + QStringLiteral("Table"));
    stack_ = new QStackedWidget;
    stack_->addWidget(view_);
    stack_->addWidget(table_);
    remark_ = new PlainLabel;
    remark_->setObjectName(name + QStringLiteral("Remark"));
    remark_->setRole(PlainLabel::Role::Muted);
    remark_->setTextSize(TextSize::Small);
    remark_->setWordWrap(true);
    remark_->setContentsMargins(space::m, 0, space::m, space::s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHeader(name));
    column->addWidget(stack_, 1);
    column->addWidget(remark_);
    connect(view_, &FigureView::readingChosen, this, &FigureCard::readingChosen);
    showBody();
}

QWidget* FigureCard::makeHeader(const QString& name)
{
    auto* header = new QWidget;
    title_ = new PlainLabel;
    title_->setObjectName(name + QStringLiteral("Title"));
    title_->setTextSize(TextSize::Body, TextWeight::Medium);
    title_->setElideMode(Qt::ElideMiddle);
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    asTable_ = makeTableToggle(name + QStringLiteral("AsTable"), this);
    more_ = new IconButton(QStringLiteral("overflow-menu"), tr("Copy and save"));
    more_->setObjectName(name + QStringLiteral("More"));
    more_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more_);
    more_->setMenu(menu);
    menu->addAction(themedIcon(QStringLiteral("edit-copy")), tr("Copy picture"), this,
                    &FigureCard::copyPicture);
    menu->addAction(themedIcon(QStringLiteral("edit-copy")), tr("Copy table"), this, &FigureCard::copyTable);
    const auto add = [&](const QString& text, File file) {
        menu->addAction(themedIcon(QStringLiteral("document-save")), text, this,
                        [this, file] { Q_EMIT fileWanted(file); });
    };
    add(tr("Save as PNG…"), File::Png);
    add(tr("Save as SVG…"), File::Svg);
    add(tr("Save as PDF…"), File::Pdf);
    add(tr("Save data as CSV…"), File::Csv);
    connect(asTable_, &QToolButton::toggled, this, &FigureCard::showBody);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(space::m, space::xs, space::xs, space::xs);
    row->setSpacing(space::xs);
    row->addWidget(title_, 1);
    row->addWidget(asTable_);
    row->addWidget(more_);
    return header;
}

void FigureCard::showFigure(const ChartFigure& figure)
{
    view_->showFigure(figure);
    showBody();
}

void FigureCard::showBody()
{
    const auto& shown = figure();
    title_->setText(shown.title);
    setAccessibleName(shown.title);
    remark_->setText(shown.remark);
    remark_->setVisible(!shown.remark.isEmpty());
    asTable_->setEnabled(!shown.isEmpty());
    more_->setEnabled(!shown.isEmpty());
    const bool tabular = asTable_->isChecked() && !shown.isEmpty();
    if (tabular)
        table_->showTable(shown.table);
    stack_->setCurrentWidget(tabular ? static_cast<QWidget*>(table_) : view_);
}

void FigureCard::copyPicture()
{
    const QSize size = view_->size().expandedTo({480, 300});
    ph::copyPicture(pictureToCopy(size, figure().title, figurePainting(figure(), size, Theme::of(this))),
                    figure().table);
}

void FigureCard::copyTable()
{
    copyRows({tableTsv(figure().table), CopiedRows::First::Header});
}

std::function<void(QPainter&)> figurePainting(const ChartFigure& figure, QSize size, const Theme& theme)
{
    return [figure, area = QRectF({}, QSizeF(size)), theme](QPainter& painter) {
        painter.fillRect(area, theme.surface);
        paintFigure(painter, figure, area, theme, FigureTitle::Show);
    };
}

} // namespace ph
