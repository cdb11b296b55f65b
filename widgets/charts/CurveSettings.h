#pragma once

#include "models/values/ChartSpec.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QStringListModel;

namespace ph {

/// Everything that can be chosen about curves, as a small form.
class CurveSettings : public QWidget {
    Q_OBJECT
public:
    explicit CurveSettings(QWidget* parent = nullptr);
    void setOptions(const CurveOptions& options);
    /// What can be completed as the metric along x.
    void setMetrics(const QStringList& names);
    /// Bands are drawn around groups only.
    void setBandEnabled(bool enabled);

Q_SIGNALS:
    void optionsEdited(const ph::CurveOptions& options);

private:
    void edited();
    void showState();

    CurveOptions options_;
    QComboBox* x_;
    QLineEdit* xMetric_;
    QStringListModel* metrics_;
    QCheckBox *logX_, *logY_;
    QComboBox* smoothing_;
    QDoubleSpinBox* amount_;
    QComboBox* band_;
    QCheckBox* outliers_;
};

} // namespace ph
