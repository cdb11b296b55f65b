#include "app/release/KeyLabels.h"

#include "app/release/DeskSources.h"
#include "app/release/ReleasePicture.h"

namespace ph {

QMap<QString, QString> keyLabels(const Workspace& workspace)
{
    QMap<QString, QString> labels;
    const auto listing = loadEnvironments(folderOf(workspace));
    if (!listing)
        return labels;
    for (const auto& environment : listing->environments) {
        if (auto policy = policyOf(environment))
            labels = keyNames(*std::move(policy), labels);
    }
    return labels;
}

QString withLabels(QString text, const QMap<QString, QString>& labels)
{
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        const auto named = QStringLiteral("%1 (%2)").arg(it.value(), it.key());
        text.replace(named, it.key()).replace(it.key(), named);
    }
    return text;
}

QStringList inNames(QStringList sentences, const Workspace& workspace)
{
    if (sentences.isEmpty())
        return sentences;
    const auto labels = keyLabels(workspace);
    for (auto& sentence : sentences)
        sentence = withLabels(sentence, labels);
    return sentences;
}

} // namespace ph
