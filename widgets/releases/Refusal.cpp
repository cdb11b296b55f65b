#include "widgets/releases/Refusal.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/ErrorText.h"

namespace ph {

void showRefusal(Banner& banner, const Error& error)
{
    if (error.detail.isEmpty() || error.retryable()) // the latter is asked for again from the banner
        banner.showError(error);
    else
        banner.showMessage({.tone = Tone::Bad,
                            .text = error.detail,
                            .details = errorText(error).details,
                            .help = helpTopicOf(error.kind)});
}

} // namespace ph
