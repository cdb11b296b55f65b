#include "widgets/drift/SegmentEdit.h"

#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace ph {

SegmentEdit::SegmentEdit(QWidget* parent)
    : QWidget(parent)
    , first_(new QComboBox)
    , crossed_(new QComboBox)
    , add_(makeButton(QStringLiteral("driftSegmentAdd"), tr("Add")))
    , chips_(new QHBoxLayout)
{
    setObjectName(QStringLiteral("driftSegments"));
    first_->setObjectName(QStringLiteral("driftSegmentFirst"));
    first_->setAccessibleName(tr("Segment by this column"));
    crossed_->setObjectName(QStringLiteral("driftSegmentCrossed"));
    crossed_->setAccessibleName(tr("Crossed with this column"));
    add_->setAccessibleName(tr("Add the segment"));
    chips_->setSpacing(space::xs);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(first_);
    row->addWidget(new PlainLabel(QStringLiteral("×")));
    row->addWidget(crossed_);
    row->addWidget(add_);
    row->addLayout(chips_);
    row->addStretch(1);
    connect(add_, &QPushButton::clicked, this, &SegmentEdit::add);
    setColumns({});
}

void SegmentEdit::setColumns(const QStringList& columns)
{
    for (auto* box : {first_, crossed_}) {
        const auto before = box->currentData().toString();
        box->clear();
        if (box == crossed_)
            box->addItem(tr("not crossed"), QString());
        for (const auto& column : columns)
            box->addItem(column, column);
        box->setCurrentIndex(std::max(0, box->findData(before)));
        box->setEnabled(!columns.isEmpty());
    }
    add_->setEnabled(!columns.isEmpty());
}

void SegmentEdit::setSegments(const QList<QStringList>& segments)
{
    segments_ = segments;
    showChips();
}

void SegmentEdit::add()
{
    QStringList segment{first_->currentData().toString()};
    const auto other = crossed_->currentData().toString();
    if (!other.isEmpty() && other != segment.first())
        segment.append(other);
    if (segments_.contains(segment))
        return;
    segments_.append(segment);
    showChips();
    Q_EMIT changed();
}

void SegmentEdit::showChips()
{
    while (auto* item = chips_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& segment : segments_) {
        auto* chip = new Chip(segment.join(QStringLiteral(" × ")));
        chip->setObjectName(QStringLiteral("driftSegmentChip"));
        connect(chip, &Chip::removeRequested, this, [this, segment] {
            segments_.removeAll(segment);
            showChips();
            Q_EMIT changed();
        });
        chips_->addWidget(chip);
    }
}

} // namespace ph
