#include "services/http/HttpTransport.h"

#include "services/http/HeaderText.h"

namespace ph {

std::string_view HttpResponse::header(std::string_view name) const
{
    for (const auto& each : headers) {
        if (equalsIgnoringCase(each.name, name))
            return each.value;
    }
    return {};
}

bool HttpResponse::isJson() const
{
    std::string_view type = header("Content-Type");
    type = trimmed(type.substr(0, type.find(';')));
    if (equalsIgnoringCase(type, "application/json") || equalsIgnoringCase(type, "text/json"))
        return true;
    constexpr std::string_view suffix = "+json";
    return type.size() > suffix.size() &&
           equalsIgnoringCase(type.substr(type.size() - suffix.size()), suffix);
}

} // namespace ph
