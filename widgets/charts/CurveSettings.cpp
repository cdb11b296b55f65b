#include "widgets/charts/CurveSettings.h"

#include "widgets/common/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStringListModel>

namespace ph {

CurveSettings::CurveSettings(QWidget* parent)
    : QWidget(parent)
    , x_(new QComboBox)
    , xMetric_(new QLineEdit)
    , metrics_(new QStringListModel(this))
    , logX_(new QCheckBox(tr("Logarithmic x")))
    , logY_(new QCheckBox(tr("Logarithmic y")))
    , smoothing_(new QComboBox)
    , amount_(new QDoubleSpinBox)
    , band_(new QComboBox)
    , outliers_(new QCheckBox(tr("Ignore outliers")))
{
    const auto name = [](QWidget* control, const char* object, const QString& words) {
        control->setObjectName(QLatin1String(object));
        control->setAccessibleName(words);
    };
    name(x_, "curvesX", tr("Horizontal axis"));
    x_->addItem(tr("Step"), int(CurveX::Step));
    x_->addItem(tr("Relative time"), int(CurveX::RelativeTime));
    x_->addItem(tr("Wall time"), int(CurveX::WallTime));
    x_->addItem(tr("Another metric"), int(CurveX::Metric));
    name(xMetric_, "curvesXMetric", tr("Metric of the horizontal axis"));
    xMetric_->setPlaceholderText(tr("Name of a metric"));
    auto* completer = new QCompleter(metrics_, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setMaxVisibleItems(12);
    xMetric_->setCompleter(completer);
    name(logX_, "curvesLogX", logX_->text());
    name(logY_, "curvesLogY", logY_->text());
    name(smoothing_, "curvesSmoothing", tr("Smoothing"));
    smoothing_->addItem(tr("None"), int(Smoothing::Kind::None));
    smoothing_->addItem(tr("Moving average (EMA)"), int(Smoothing::Kind::Ema));
    smoothing_->addItem(tr("Time-weighted EMA"), int(Smoothing::Kind::TimeWeighted));
    smoothing_->addItem(tr("Gaussian"), int(Smoothing::Kind::Gaussian));
    name(amount_, "curvesSmoothingAmount", tr("Amount of smoothing"));
    name(band_, "curvesBand", tr("Band around groups"));
    band_->addItem(tr("None"), int(CurveOptions::Band::None));
    band_->addItem(tr("Min to max"), int(CurveOptions::Band::MinMax));
    band_->addItem(tr("± standard deviation"), int(CurveOptions::Band::Deviation));
    name(outliers_, "curvesOutliers", outliers_->text());
    outliers_->setToolTip(tr("Scale the vertical axis to the middle 98 % of the values"));

    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::m, space::m, space::m, space::m);
    form->setSpacing(space::s);
    form->addRow(tr("Along"), x_);
    form->addRow(QString(), xMetric_);
    auto* scales = new QHBoxLayout;
    scales->addWidget(logX_);
    scales->addWidget(logY_);
    form->addRow(tr("Scales"), scales);
    auto* smooth = new QHBoxLayout;
    smooth->addWidget(smoothing_, 1);
    smooth->addWidget(amount_);
    form->addRow(tr("Smoothing"), smooth);
    form->addRow(tr("Band"), band_);
    form->addRow(QString(), outliers_);

    for (auto* combo : {x_, smoothing_, band_})
        connect(combo, &QComboBox::activated, this, &CurveSettings::edited);
    for (auto* box : {logX_, logY_, outliers_})
        connect(box, &QCheckBox::clicked, this, &CurveSettings::edited);
    connect(amount_, &QDoubleSpinBox::valueChanged, this, &CurveSettings::edited);
    connect(xMetric_, &QLineEdit::editingFinished, this, &CurveSettings::edited);
    showState();
}

void CurveSettings::setOptions(const CurveOptions& options)
{
    options_ = options;
    showState();
}

void CurveSettings::setMetrics(const QStringList& names)
{
    if (metrics_->stringList() != names)
        metrics_->setStringList(names);
}

void CurveSettings::setBandEnabled(bool enabled)
{
    band_->setEnabled(enabled);
    band_->setToolTip(enabled ? QString() : tr("Group the runs to see a band around their mean"));
}

void CurveSettings::showState()
{
    const QSignalBlocker quiet(amount_);
    x_->setCurrentIndex(x_->findData(int(options_.x)));
    xMetric_->setVisible(options_.x == CurveX::Metric);
    xMetric_->setText(options_.xMetric);
    logX_->setChecked(options_.xScale == CurveScale::Logarithmic);
    logX_->setEnabled(options_.x != CurveX::WallTime);
    logY_->setChecked(options_.yScale == CurveScale::Logarithmic);
    const auto kind = options_.smoothing.kind;
    smoothing_->setCurrentIndex(smoothing_->findData(int(kind)));
    const bool points = kind == Smoothing::Kind::Gaussian;
    amount_->setVisible(kind != Smoothing::Kind::None);
    amount_->setRange(0, points ? 1000 : 0.999);
    amount_->setDecimals(points ? 0 : 3);
    amount_->setSingleStep(points ? 1 : 0.05);
    amount_->setSuffix(points ? tr(" points") : QString());
    amount_->setValue(options_.smoothing.amount);
    band_->setCurrentIndex(band_->findData(int(options_.band)));
    outliers_->setChecked(options_.outliers == CurveOptions::Outliers::Ignore);
}

void CurveSettings::edited()
{
    CurveOptions wanted = options_;
    wanted.x = CurveX(x_->currentData().toInt());
    wanted.xMetric = wanted.x == CurveX::Metric ? xMetric_->text() : QString();
    wanted.xScale = logX_->isChecked() ? CurveScale::Logarithmic : CurveScale::Linear;
    wanted.yScale = logY_->isChecked() ? CurveScale::Logarithmic : CurveScale::Linear;
    const auto kind = Smoothing::Kind(smoothing_->currentData().toInt());
    if (kind != wanted.smoothing.kind) // a weight is no number of points: each kind starts with its own
        wanted.smoothing = {kind, kind == Smoothing::Kind::None       ? 0.0
                                  : kind == Smoothing::Kind::Gaussian ? 5.0
                                                                      : 0.6};
    else if (kind != Smoothing::Kind::None)
        wanted.smoothing.amount = amount_->value();
    wanted.band = CurveOptions::Band(band_->currentData().toInt());
    wanted.outliers = outliers_->isChecked() ? CurveOptions::Outliers::Ignore : CurveOptions::Outliers::Show;
    if (wanted == options_)
        return;
    options_ = wanted;
    showState();
    Q_EMIT optionsEdited(options_);
}

} // namespace ph
