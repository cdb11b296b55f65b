#include "services/contracts/ContractShape.h"

#include "models/values/DataContract.h"

namespace ph {

namespace {

using namespace shape;

constexpr double mostRows = 1e15; // every whole number up to there is a double

Shape allowedOrRefused(const char* words)
{
    return choice({QStringLiteral("allow"), QStringLiteral("refuse")}, QLatin1String(words));
}

Shape share(const char* words)
{
    return number(QLatin1String(words), 0, 1);
}

Shape contractColumnShape()
{
    return object(
        {required("type", choice(contractTypeNames(), QStringLiteral("Of every value."))),
         optional("nullable", flag(QStringLiteral("May be missing anywhere. Usually not."))),
         optional("most-missing", share("Largest share of rows without a value.")),
         optional("most-other-type", share("Largest share of values that are not of its type.")),
         optional("minimum", number(QStringLiteral("Smallest allowed number."))),
         optional("maximum", number(QStringLiteral("Largest allowed number."))),
         optional("values", list(text(QStringLiteral("A category.")), QStringLiteral("All allowed values."))),
         optional("most-new-categories", share("Largest share of values that are none of `values`.")),
         optional("pattern", text(QStringLiteral("A regular expression for the whole value."))),
         optional("unique", flag(QStringLiteral("No value twice."))),
         optional("constant", allowedOrRefused("One value everywhere; usually allowed.")),
         optional("unit", text(QStringLiteral("Of its numbers: ms, EUR."))),
         optional("owner", text(QStringLiteral("Who says what this feature is."))),
         optional("description", text(QStringLiteral("For people.")))},
        QStringLiteral("What a column has to be."));
}

} // namespace

std::vector<ShapeField> contractFields(Presence ofColumns)
{
    return {optional("name", identifier(QStringLiteral("Name of the contract."))),
            optional("team", text(QStringLiteral("Who makes the data."))),
            optional("owner", text(QStringLiteral("Who stands for the contract."))),
            optional("description", text(QStringLiteral("For people."))),
            optional("dataset", text(QStringLiteral("What data it is of."))),
            {QStringLiteral("columns"), ofColumns,
             map(contractColumnShape(), QStringLiteral("Column -> what it has to be."))},
            optional("other-columns",
                     allowedOrRefused("Columns that the contract does not know; usually refused.")),
            optional("minimum-rows", integer(QStringLiteral("Fewest rows; usually 1."), 1, mostRows)),
            optional("maximum-rows", integer(QStringLiteral("Most rows."), 1, mostRows)),
            optional("freshness",
                     object({required("column", text(QStringLiteral("A timestamp."))),
                             optional("within", duration(QStringLiteral("Largest age of the newest row."))),
                             optional("max-age", duration(QStringLiteral("Another word for `within`.")))},
                            QStringLiteral("How old the newest row may be."),
                            {{QStringLiteral("within"), QStringLiteral("max-age")}}))};
}

const Shape& contractShape()
{
    static const Shape contract =
        object(contractFields(Presence::Required), QStringLiteral("Data contract of Pilothouse."));
    return contract;
}

} // namespace ph
