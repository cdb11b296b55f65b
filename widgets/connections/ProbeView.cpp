#include "widgets/connections/ProbeView.h"

#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/StatusGlyph.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ph {

namespace {

Tone verdictTone(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::Yes:
        return Tone::Good;
    case ProbeLine::Verdict::No:
        return Tone::Bad;
    case ProbeLine::Verdict::NotOffered:
        return Tone::Neutral;
    case ProbeLine::Verdict::Unknown:
        return Tone::Unknown;
    case ProbeLine::Verdict::Warning:
        return Tone::Warning;
    }
    return Tone::Unknown;
}

QString verdictText(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::Yes:
        return ProbeView::tr("Yes");
    case ProbeLine::Verdict::No:
        return ProbeView::tr("No");
    case ProbeLine::Verdict::NotOffered:
        return ProbeView::tr("No, by design");
    case ProbeLine::Verdict::Unknown:
        return ProbeView::tr("Not known");
    case ProbeLine::Verdict::Warning:
        return ProbeView::tr("With a warning");
    }
    return ProbeView::tr("Not known");
}

} // namespace

ProbeView::ProbeView(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout)
    , spinner_(new Spinner(this, 14))
    , words_(new PlainLabel(this))
{
    setObjectName(QStringLiteral("probe"));
    words_->setRole(PlainLabel::Role::Muted);
    spinner_->hide();
    words_->hide();
    grid_->setHorizontalSpacing(space::s);
    grid_->setVerticalSpacing(space::xs);
    grid_->setColumnStretch(2, 1);
    auto* waiting = new QHBoxLayout;
    waiting->setSpacing(space::s);
    waiting->addWidget(spinner_);
    waiting->addWidget(words_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addLayout(grid_);
    layout->addLayout(waiting);
}

void ProbeView::begin(const QString& words)
{
    clear();
    words_->setText(words);
    words_->show();
    spinner_->show();
}

void ProbeView::addLine(const ProbeLine& line)
{
    auto* glyph = new StatusGlyph(this);
    glyph->setTone(verdictTone(line.verdict), verdictText(line.verdict));
    auto* label = new PlainLabel(line.label, this);
    label->setObjectName(QStringLiteral("probeLabel"));
    label->setElideMode(Qt::ElideNone);
    auto* detail = new PlainLabel(line.detail, this);
    detail->setObjectName(QStringLiteral("probeDetail"));
    detail->setRole(PlainLabel::Role::Muted);
    detail->setWordWrap(true);
    grid_->addWidget(glyph, rows_, 0, Qt::AlignTop);
    grid_->addWidget(label, rows_, 1, Qt::AlignTop);
    grid_->addWidget(detail, rows_, 2, Qt::AlignTop);
    cells_ << glyph << label << detail;
    ++rows_;
}

void ProbeView::finish()
{
    spinner_->hide();
    words_->hide();
}

void ProbeView::showReport(const ProbeReport& report)
{
    clear();
    for (const ProbeLine& line : report.lines)
        addLine(line);
}

void ProbeView::clear()
{
    finish();
    qDeleteAll(cells_);
    cells_.clear();
    rows_ = 0;
}

} // namespace ph
