#include "app/drift/DriftReportFile.h"

#include "app/drift/DriftReportHtml.h"
#include "models/values/WholeFile.h"

#include <QCoreApplication>

namespace ph {

Result<void> writeDriftReport(const QString& path, const DriftStudy& study, const StudyContext& context)
{
    constexpr std::size_t mostPictures = 12;
    const auto columns = pictured(study, mostPictures);
    std::vector<DriftDetail> details;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (context.progress)
            //: %1 is a column
            context.progress(QCoreApplication::translate("ph::Frames", "reading %1")
                                 .arg(study.columns[columns[i]].column.name),
                             double(i) / double(columns.size()));
        auto detail = driftDetail(study, columns[i], 0, std::nullopt, {.stop = context.stop});
        if (!detail)
            return fail(detail.error());
        details.push_back(std::move(*detail));
    }
    return writeWholeFile(path, driftReportHtml(study, details));
}

} // namespace ph
