#include "widgets/drift/TogetherPane.h"

#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/drift/DriftTones.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int nameWidth = 200, percentWidth = 56, lineHeight = 22;
constexpr std::size_t mostTold = 20;

QString threeDigits(double value)
{
    return formatNumber(value, {NumberFormat::Notation::Shortest, 3});
}

QString sizesText(std::size_t reference, std::size_t current)
{
    return TogetherPane::tr("%1 reference and %2 current rows")
        .arg(formatCount(qint64(reference)), formatCount(qint64(current)));
}

QString classifierText(const DomainClassification& found)
{
    if (found.verdict == ColumnDrift::Verdict::NoData)
        return driftReasonText(found.why);
    return TogetherPane::tr(
               "AUC %1, %2 % interval %3 … %4. 0.5 cannot tell the two apart; drift where the whole "
               "interval lies above it and the AUC is at least %5. By %6.")
        .arg(threeDigits(found.auc), formatNumber(100 * found.level), threeDigits(found.low),
             threeDigits(found.high), threeDigits(found.threshold),
             sizesText(found.nReference, found.nCurrent));
}

QString reconstructionText(const ReconstructionDrift& found)
{
    if (found.verdict == ColumnDrift::Verdict::NoData)
        return driftReasonText(found.why);
    return TogetherPane::tr(
               "Mean error %1 of current rows, %2 of reference rows; by chance it lies between %3 and "
               "%4. %Ln component(s) explain %5 % of the reference's variance. By %6.",
               nullptr, int(found.components))
        .arg(threeDigits(found.current), threeDigits(found.reference), threeDigits(found.low),
             threeDigits(found.high), threeDigits(100 * found.explained),
             sizesText(found.nReference, found.nCurrent));
}

} // namespace

ShareLine::ShareLine(const QString& name, double share, QWidget* parent)
    : QWidget(parent)
    , name_(name)
    , share_(share)
{
    setAccessibleName(
        QStringLiteral("%1: %2 %").arg(name, formatNumber(100 * share, {NumberFormat::Notation::Fixed, 0})));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ShareLine::sizeHint() const
{
    return {nameWidth + percentWidth + 160, lineHeight};
}

void ShareLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(theme.text);
    const QRect name(0, 0, std::min(nameWidth, width() / 3), height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name_, Qt::ElideMiddle, name.width()));
    const QRect track(name.right() + space::m, height() / 2 - 4,
                      std::max(0, width() - name.width() - space::m - percentWidth), 8);
    painter.fillRect(track, theme.border);
    painter.fillRect(QRect(track.topLeft(), QSize(int(track.width() * std::clamp(share_, 0.0, 1.0)), 8)),
                     theme.accent);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter,
                     formatNumber(100 * share_, {NumberFormat::Notation::Fixed, 0}) + QStringLiteral(" %"));
}

TogetherPane::TogetherPane(QWidget* parent)
    : QScrollArea(parent)
    , classifier_(
          new Card(QStringLiteral("driftClassifierCard"), tr("Can a classifier tell both sides apart?")))
    , reconstruction_(new Card(QStringLiteral("driftReconstructionCard"), tr("Do rows still fit together?")))
    , classifierVerdict_(new Badge)
    , reconstructionVerdict_(new Badge)
    , auc_(bodyText(QStringLiteral("driftAuc")))
    , error_(bodyText(QStringLiteral("driftReconstruction")))
    , columns_(noteText(QStringLiteral("driftTogetherColumns")))
    , none_(
          bodyText(QStringLiteral("driftTogetherNone"),
                   tr("Whether columns moved together is not known: fewer than two of them can take part.")))
    , tells_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("driftTogether"));
    setAccessibleName(tr("Columns together"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    classifier_->header()->addAction(classifierVerdict_);
    reconstruction_->header()->addAction(reconstructionVerdict_);
    tells_->setSpacing(0);
    classifier_->body()->addWidget(auc_);
    classifier_->body()->addLayout(tells_);
    reconstruction_->body()->addWidget(error_);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::m);
    for (QWidget* part : std::initializer_list<QWidget*>{none_, classifier_, reconstruction_, columns_})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(page);
}

void TogetherPane::show(const std::optional<MultivariateDrift>& together)
{
    none_->setVisible(!together);
    for (QWidget* part : std::initializer_list<QWidget*>{classifier_, reconstruction_, columns_})
        part->setVisible(together.has_value());
    while (auto* item = tells_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!together)
        return;
    const auto& [classifier, reconstruction, columns, leftOut] = *together;
    classifierVerdict_->setBadge(driftVerdictText(classifier.verdict), driftTone(classifier.verdict));
    reconstructionVerdict_->setBadge(driftVerdictText(reconstruction.verdict),
                                     driftTone(reconstruction.verdict));
    auc_->setText(classifierText(classifier));
    error_->setText(reconstructionText(reconstruction));
    for (std::size_t i = 0; i < std::min(mostTold, classifier.tellsBy.size()); ++i)
        tells_->addWidget(new ShareLine(classifier.tellsBy[i].first, classifier.tellsBy[i].second));
    auto said = tr("%Ln column(s) took part.", nullptr, int(columns.size()));
    if (!leftOut.isEmpty())
        said += u' ' + tr("Left out: %1.").arg(listText(leftOut));
    columns_->setText(said);
}

} // namespace ph
