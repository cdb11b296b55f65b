#pragma once

#include "services/query/EncodedQuery.h"
#include "services/query/QueryGrammar.h"

namespace ph {

/// What the grammar met at `byte`, in words, with what may stand there. `problem`: a name that the parser's
/// rules raise, such as "quote" or "end"; `state`: what was read before.
QueryError queryProblem(std::string_view problem, std::size_t byte, const EncodedQuery& text,
                        const grammar::State& state);

} // namespace ph
