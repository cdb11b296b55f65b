#pragma once

#include <simdjson.h>

#include <type_traits>

/// Walking through simdjson's on-demand objects and arrays. Syntax errors stop the walk and travel as
/// error_code; what stands where it should not is for the caller to tell.
namespace ph::mlflow {

namespace json = simdjson::ondemand;
using simdjson::error_code;
using simdjson::SUCCESS;

inline bool isNull(json::value& value)
{
    return value.raw_json_token().starts_with("null");
}

/// Calls `use` with the key and the value of each field; it may tell an error, which ends the walk too.
template <class Use>
error_code eachField(json::object object, Use use)
{
    for (auto field : object) {
        json::raw_json_string key;
        if (const auto e = field.key().get(key))
            return e;
        json::value value = field.value();
        if constexpr (std::is_void_v<std::invoke_result_t<Use&, json::raw_json_string, json::value&>>)
            use(key, value);
        else if (const auto failed = use(key, value))
            return failed;
    }
    return SUCCESS;
}

/// Calls `use` with each object of an array, which may tell an error, and `other` for each item that is none.
template <class Use, class Other>
error_code eachObject(json::array array, Use use, Other other)
{
    for (auto element : array) {
        json::object object;
        if (const auto e = element.get_object().get(object)) {
            if (e != simdjson::INCORRECT_TYPE)
                return e;
            other();
        } else if (const auto failed = use(object)) {
            return failed;
        }
    }
    return SUCCESS;
}

} // namespace ph::mlflow
