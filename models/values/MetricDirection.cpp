#include "models/values/MetricDirection.h"

#include <QSet>

namespace ph {

namespace {

/// "valLoss_p95" -> val, loss, p95.
QStringList metricWords(const QString& name)
{
    QStringList words;
    QString word;
    QChar before;
    for (const QChar c : name) {
        const bool newWord = !c.isLetterOrNumber() || (c.isUpper() && before.isLower());
        if (newWord && !word.isEmpty()) {
            words.append(word.toLower());
            word.clear();
        }
        if (c.isLetterOrNumber())
            word += c;
        before = c;
    }
    if (!word.isEmpty())
        words.append(word.toLower());
    return words;
}

} // namespace

MetricDirection directionFromName(const QString& metric)
{
    static const QSet<QString> lower{
        QStringLiteral("loss"),       QStringLiteral("logloss"),  QStringLiteral("error"),
        QStringLiteral("err"),        QStringLiteral("errors"),   QStringLiteral("rmse"),
        QStringLiteral("mse"),        QStringLiteral("mae"),      QStringLiteral("mape"),
        QStringLiteral("smape"),      QStringLiteral("wape"),     QStringLiteral("rmsle"),
        QStringLiteral("nll"),        QStringLiteral("latency"),  QStringLiteral("cost"),
        QStringLiteral("perplexity"), QStringLiteral("ppl"),      QStringLiteral("wer"),
        QStringLiteral("cer"),        QStringLiteral("fpr"),      QStringLiteral("fnr"),
        QStringLiteral("brier"),      QStringLiteral("ece"),      QStringLiteral("fid"),
        QStringLiteral("duration"),   QStringLiteral("seconds"),  QStringLiteral("regret"),
        QStringLiteral("divergence"), QStringLiteral("deviance"), QStringLiteral("pinball"),
        QStringLiteral("memory"),     QStringLiteral("bias")};
    static const QSet<QString> higher{
        QStringLiteral("auc"),         QStringLiteral("auroc"),       QStringLiteral("auprc"),
        QStringLiteral("acc"),         QStringLiteral("accuracy"),    QStringLiteral("precision"),
        QStringLiteral("recall"),      QStringLiteral("f1"),          QStringLiteral("f2"),
        QStringLiteral("fbeta"),       QStringLiteral("r2"),          QStringLiteral("score"),
        QStringLiteral("bleu"),        QStringLiteral("rouge"),       QStringLiteral("rougel"),
        QStringLiteral("meteor"),      QStringLiteral("ndcg"),        QStringLiteral("map"),
        QStringLiteral("mrr"),         QStringLiteral("hit"),         QStringLiteral("iou"),
        QStringLiteral("dice"),        QStringLiteral("mcc"),         QStringLiteral("kappa"),
        QStringLiteral("gini"),        QStringLiteral("ks"),          QStringLiteral("reward"),
        QStringLiteral("return"),      QStringLiteral("throughput"),  QStringLiteral("tpr"),
        QStringLiteral("sensitivity"), QStringLiteral("specificity"), QStringLiteral("psnr"),
        QStringLiteral("ssim"),        QStringLiteral("top1"),        QStringLiteral("top5"),
        QStringLiteral("correlation"), QStringLiteral("likelihood")};
    bool saysLower = false, saysHigher = false;
    for (const auto& word : metricWords(metric)) {
        saysLower = saysLower || lower.contains(word);
        saysHigher = saysHigher || higher.contains(word);
    }
    if (saysLower == saysHigher)
        return MetricDirection::Unknown;
    return saysLower ? MetricDirection::LowerIsBetter : MetricDirection::HigherIsBetter;
}

QString metricDirectionName(MetricDirection direction)
{
    switch (direction) {
    case MetricDirection::HigherIsBetter:
        return QStringLiteral("higher");
    case MetricDirection::LowerIsBetter:
        return QStringLiteral("lower");
    case MetricDirection::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace ph
