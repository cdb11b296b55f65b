#include "models/values/Classification.h"

#include <algorithm>

namespace ph {

double ConfusionMatrix::ofTruth(std::size_t truth) const
{
    double sum = 0;
    for (std::size_t p = 0; p < size(); ++p)
        sum += at(truth, p);
    return sum;
}

double ConfusionMatrix::ofPrediction(std::size_t predicted) const
{
    double sum = 0;
    for (std::size_t t = 0; t < size(); ++t)
        sum += at(t, predicted);
    return sum;
}

double ConfusionMatrix::total() const
{
    double sum = 0;
    for (const double count : counts)
        sum += count;
    return sum;
}

QStringList evaluationFiles(const QList<ArtifactEntry>& entries)
{
    // MLflow's own: mlflow.log_table's callers, mlflow.evaluate's eval_results_table.json.
    static const QStringList words{
        QStringLiteral("predict"), QStringLiteral("confusion"), QStringLiteral("eval_results"),
        QStringLiteral("scores"),  QStringLiteral("eval"),      QStringLiteral("roc"),
        QStringLiteral("calib"),   QStringLiteral("test"),      QStringLiteral("valid")};
    static const QStringList never{QStringLiteral("importance"),    QStringLiteral("config"),
                                   QStringLiteral("conda"),         QStringLiteral("MLmodel"),
                                   QStringLiteral("input_example"), QStringLiteral("metadata")};
    std::vector<std::pair<qsizetype, QString>> ranked;
    for (const auto& entry : entries) {
        const QString suffix = entry.path.section(u'.', -1).toLower();
        if (entry.kind != ArtifactEntry::Kind::File || entry.size.value_or(0) > maxEvaluationBytes ||
            (suffix != QLatin1String("json") && suffix != QLatin1String("csv") &&
             suffix != QLatin1String("tsv")))
            continue;
        const auto holds = [&](const QString& word) {
            return entry.path.contains(word, Qt::CaseInsensitive);
        };
        if (std::any_of(never.begin(), never.end(), holds))
            continue;
        const auto word = std::find_if(words.begin(), words.end(), holds);
        ranked.emplace_back(word - words.begin(), entry.path);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList paths;
    for (const auto& [rank, path] : ranked)
        paths.append(path);
    return paths;
}

} // namespace ph
