#pragma once

#include "models/values/ColumnDrift.h"

#include <QStringList>

#include <vector>

namespace ph {

/// How well a classifier tells reference rows from current ones, by rows that it was not trained on.
struct DomainClassification {
    /// 0.5 cannot tell; 1 tells always. With a confidence interval (DeLong, Biometrics 44, 1988).
    double auc = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    double level = 0.95;
    double threshold = 0.55; ///< drift where the whole interval lies above 0.5, and auc at least here
    std::size_t nReference = 0, nCurrent = 0; ///< rows that took part
    /// What it tells them by: column and share of the gain, greatest first; together 1.
    std::vector<std::pair<QString, double>> tellsBy = {};
    ColumnDrift::Verdict verdict = ColumnDrift::Verdict::NoData;
    QString why = {}; ///< there is no verdict; in English
};

/// How much of a row is lost on the way through the reference's principal components.
struct ReconstructionDrift {
    std::size_t components = 0;
    double explained = std::numeric_limits<double>::quiet_NaN(); ///< share of the reference's variance
    double reference = std::numeric_limits<double>::quiet_NaN(); ///< mean error of reference rows
    double current = std::numeric_limits<double>::quiet_NaN();
    /// Between these a mean error of as many reference rows lies by chance.
    double low = std::numeric_limits<double>::quiet_NaN(), high = std::numeric_limits<double>::quiet_NaN();
    std::size_t nReference = 0, nCurrent = 0; ///< rows that took part
    ColumnDrift::Verdict verdict = ColumnDrift::Verdict::NoData;
    QString why = {}; ///< there is no verdict; in English
    /// Drift where the current error is beyond chance, and off by at least this share of the reference's.
    double threshold = 0.02;
};

/// Whether columns moved together, which none of them shows by itself.
struct MultivariateDrift {
    DomainClassification classifier;
    ReconstructionDrift reconstruction;
    QStringList columns = {}; ///< that took part
    /// Those that do not: texts, ids, timestamps, constants; what a model said and what is true, which come
    /// of the others or come late; columns that only one side has, or as another type.
    QStringList columnsLeftOut = {};
};

} // namespace ph
