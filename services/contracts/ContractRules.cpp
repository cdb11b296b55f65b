#include "services/contracts/ContractSettings.h"

#include "models/values/NearestWord.h"
#include "services/contracts/ContractFileText.h"

#include <QRegularExpression>

namespace ph {

namespace {

class ContractLook {
public:
    ContractLook(const DataContract& contract, const QJsonObject& written)
        : contract_(contract)
        , written_(written)
    {
    }

    QList<ContractProblem> problems()
    {
        for (const auto& column : contract_.columns)
            lookAt(column);
        lookAtRows();
        lookAtFreshness();
        return std::move(found_);
    }

private:
    void complain(const QString& path, const RecordedText& words) { found_.append({path, words}); }

    void lookAt(const ContractColumn& column)
    {
        const auto path = QStringLiteral("columns.") + column.name;
        const auto keys = written_.value(QLatin1String("columns"))[column.name].toObject();
        const auto has = [&](const char* key) { return keys.contains(QLatin1String(key)); };
        if (!QRegularExpression(column.pattern).isValid())
            complain(
                path + QStringLiteral(".pattern"),
                contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "This is no regular expression.")));
        const bool isNumber = column.type == ContractType::Number || column.type == ContractType::Integer;
        if (!isNumber && (column.minimum || column.maximum))
            complain(path, contractFileText(
                               QT_TRANSLATE_NOOP("ph::ContractFile", "minimum and maximum are of numbers.")));
        if (column.minimum && column.maximum && *column.minimum > *column.maximum)
            complain(path, contractFileText(QT_TRANSLATE_NOOP(
                               "ph::ContractFile", "minimum is above maximum: nothing can pass.")));
        if (has("nullable") && has("most-missing"))
            complain(
                path + QStringLiteral(".most-missing"),
                contractFileText(QT_TRANSLATE_NOOP(
                    "ph::ContractFile", "nullable says already what may be missing; keep one of them.")));
        if (has("most-new-categories") && column.values.isEmpty())
            complain(path + QStringLiteral(".most-new-categories"),
                     contractFileText(
                         QT_TRANSLATE_NOOP("ph::ContractFile", "Without values no category is new.")));
        if (has("most-other-type") && column.type == ContractType::Text)
            complain(path + QStringLiteral(".most-other-type"),
                     contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "Every value is a text.")));
    }

    void lookAtRows()
    {
        if (contract_.maximumRows && *contract_.maximumRows < contract_.minimumRows)
            complain(QStringLiteral("maximum-rows"),
                     contractFileText(QT_TRANSLATE_NOOP(
                         "ph::ContractFile", "minimum-rows is above maximum-rows: nothing can pass.")));
    }

    void lookAtFreshness()
    {
        if (!contract_.freshness)
            return;
        const auto keys = written_.value(QLatin1String("freshness")).toObject();
        if (keys.contains(QLatin1String("within")) && keys.contains(QLatin1String("max-age")))
            complain(QStringLiteral("freshness.max-age"),
                     contractFileText(
                         QT_TRANSLATE_NOOP("ph::ContractFile", "within says the same; keep one of them.")));
        const auto& name = contract_.freshness->column;
        const auto path = QStringLiteral("freshness.column");
        if (const auto* column = contract_.column(name)) {
            if (column->type != ContractType::Timestamp)
                complain(path, contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile",
                                                                  "%1 is no timestamp by its contract."))
                                   .arg(name));
        } else if (contract_.otherColumns == DataContract::Others::Refused) {
            QStringList known;
            for (const auto& each : contract_.columns)
                known.append(each.name);
            const auto near = nearestWord(name, known);
            complain(path,
                     near.isEmpty()
                         ? contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "There is no column %1."))
                               .arg(name)
                         : contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile",
                                                              "There is no column %1; did you mean %2?"))
                               .arg(name, near));
        }
    }

    const DataContract& contract_;
    const QJsonObject& written_;
    QList<ContractProblem> found_;
};

} // namespace

QList<ContractProblem> contractProblems(const DataContract& contract, const QJsonObject& written)
{
    return ContractLook(contract, written).problems();
}

} // namespace ph
