#pragma once

#include <stop_token>
#include <utility>

namespace ph {

/// Asks to stop as soon as one of two does.
class EitherStop {
public:
    EitherStop(std::stop_token one, std::stop_token other)
        : first_(std::move(one), Ask{source_})
        , second_(std::move(other), Ask{source_})
    {
    }

    std::stop_token token() const { return source_.get_token(); }

private:
    struct Ask {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source source_; // before those that use it
    std::stop_callback<Ask> first_, second_;
};

} // namespace ph
