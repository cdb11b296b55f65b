#include "widgets/common/SectionHeader.h"

#include "widgets/common/PlainLabel.h"

#include <QHBoxLayout>

namespace ph {

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , title_(new PlainLabel(title, this))
    , note_(new PlainLabel(this))
    , layout_(new QHBoxLayout(this))
{
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    note_->setTextSize(TextSize::Small);
    note_->setRole(PlainLabel::Role::Faint);
    note_->hide();
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(space::s);
    layout_->addWidget(title_, 0, Qt::AlignVCenter);
    layout_->addWidget(note_, 0, Qt::AlignVCenter);
    layout_->addStretch(1);
    setMinimumHeight(height::control);
}

void SectionHeader::setTitle(const QString& title)
{
    title_->setText(title);
}

QString SectionHeader::title() const
{
    return title_->text();
}

void SectionHeader::setNote(const QString& note)
{
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void SectionHeader::addAction(QWidget* widget)
{
    layout_->addWidget(widget, 0, Qt::AlignVCenter);
}

} // namespace ph
