#include "widgets/drift/StudyHeader.h"

#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "models/values/DriftPlanText.h"
#include "widgets/common/Badge.h"
#include "widgets/common/DetailsBox.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/drift/DriftTones.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

namespace {

QString stretchText(const TimeStretch& stretch)
{
    if (stretch == TimeStretch())
        return {};
    return QStringLiteral(" (%1 – %2)").arg(planTimeText(stretch.fromMs), planTimeText(stretch.toMs));
}

QString sideText(const QString& path, const FrameReading& reading, const TimeStretch& stretch,
                 std::size_t compared)
{
    const auto rows = compared == reading.rows
                          ? StudyHeader::tr("%Ln row(s)", nullptr, int(reading.rows))
                          : StudyHeader::tr("%1 of %Ln row(s)", nullptr, int(reading.rows))
                                .arg(formatCount(qint64(compared)));
    return QStringLiteral("%1%2, %3").arg(QFileInfo(path).fileName(), stretchText(stretch), rows);
}

/// Of one side, counts of what is no value of a column and of rows that are none.
void addReading(QStringList& parts, const QString& side, const FrameReading& reading)
{
    ColumnReading all;
    for (const auto& column : reading.columns)
        all.add(column);
    QStringList counts;
    const auto count = [&](std::size_t number, const QString& words) {
        if (number > 0)
            counts.append(words.arg(formatCount(qint64(number))));
    };
    count(all.missing, StudyHeader::tr("%1 values missing"));
    count(all.infinite, StudyHeader::tr("%1 infinite"));
    count(all.unreadable, StudyHeader::tr("%1 unreadable"));
    count(all.cut, StudyHeader::tr("%1 texts cut"));
    count(all.notUtf8, StudyHeader::tr("%1 not UTF-8"));
    count(all.beyondDictionary, StudyHeader::tr("%1 beyond the most categories"));
    count(all.withoutZone, StudyHeader::tr("%1 times without a zone, taken as UTC"));
    count(reading.shortRows, StudyHeader::tr("%1 rows too short"));
    count(reading.longRows, StudyHeader::tr("%1 rows too long"));
    count(reading.unreadableRows, StudyHeader::tr("%1 rows unreadable"));
    if (!counts.isEmpty())
        parts.append(side.arg(listText(counts)));
}

QStringList leftOutOf(const DriftStudy& study)
{
    QStringList parts;
    addReading(parts, StudyHeader::tr("reference: %1"), study.reference);
    addReading(parts, StudyHeader::tr("current: %1"), study.current);
    const auto count = [&](std::size_t number, const QString& words) {
        if (number > 0)
            parts.append(words.arg(formatCount(qint64(number))));
    };
    count(study.rowsWithoutTime, StudyHeader::tr("%1 current rows without a time"));
    count(study.segmentsLeftOut, StudyHeader::tr("%1 small segments"));
    count(study.windowsLeftOut, StudyHeader::tr("%1 old windows"));
    return parts;
}

} // namespace

StudyHeader::StudyHeader(QWidget* parent)
    : QWidget(parent)
    , verdict_(new Badge)
    , summary_(new PlainLabel)
    , sides_(new PlainLabel)
    , leftOut_(new PlainLabel)
    , notes_(new DetailsBox)
{
    setObjectName(QStringLiteral("driftHeader"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    verdict_->setObjectName(QStringLiteral("driftVerdict"));
    summary_->setObjectName(QStringLiteral("driftSummary"));
    summary_->setTextSize(TextSize::Body, TextWeight::Medium);
    sides_->setObjectName(QStringLiteral("driftSides"));
    sides_->setRole(PlainLabel::Role::Muted);
    leftOut_->setObjectName(QStringLiteral("driftLeftOut"));
    leftOut_->setRole(PlainLabel::Role::Muted);
    leftOut_->setTextSize(TextSize::Small);
    leftOut_->setWordWrap(true);
    notes_->setObjectName(QStringLiteral("driftNotes"));
    notes_->text()->setObjectName(QStringLiteral("driftNotesText"));
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(verdict_);
    top->addWidget(summary_);
    top->addSpacing(space::m);
    top->addWidget(sides_, 1);
    top->addWidget(notes_->toggle());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, 0, space::l, space::s);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addWidget(leftOut_);
    column->addWidget(notes_->text());
    notes_->hide(); // only lends its parts
}

void StudyHeader::showStudy(const DriftStudy& study)
{
    verdict_->setBadge(driftVerdictText(study.summary.verdict), driftTone(study.summary.verdict));
    summary_->setText(driftSummaryText(study.summary));
    const auto all = study.segments.empty() ? DriftSegment() : study.segments.front();
    sides_->setText(
        tr("%1 against %2")
            .arg(sideText(study.plan.current, study.current, study.plan.currentTime, all.nCurrent),
                 sideText(study.plan.reference, study.reference, study.plan.referenceTime, all.nReference)));
    const auto leftOut = leftOutOf(study);
    QStringList said;
    if (!leftOut.isEmpty())
        said.append(tr("Left out: %1.").arg(leftOut.join(QStringLiteral("; "))));
    if (study.sketchError > 0)
        said.append(tr("Too large to be kept whole: distances of numbers are off by at most %1 of the rows.")
                        .arg(formatNumber(study.sketchError, {NumberFormat::Notation::Shortest, 2})));
    leftOut_->setText(said.join(u' '));
    leftOut_->setVisible(!said.isEmpty());
    notes_->setDetails(studyNotesText(study.notes));
    notes_->toggle()->setText(tr("%Ln note(s)", nullptr, int(study.notes.size())));
    notes_->toggle()->setVisible(!study.notes.empty());
    notes_->hide();
}

} // namespace ph
