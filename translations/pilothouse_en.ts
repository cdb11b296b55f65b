<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>The server asks to wait %Ln s before the next try.</source>
        <translation>
            <numerusform>The server asks to wait %Ln s before the next try.</numerusform>
            <numerusform>The server asks to wait %Ln s before the next try.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPass</name>
    <message numerus="yes">
        <source>%1: %Ln runs read</source>
        <translation>
            <numerusform>%1: %Ln run read</numerusform>
            <numerusform>%1: %Ln runs read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ArtifactPreviewPane</name>
    <message numerus="yes">
        <source> · %Ln rows</source>
        <translation>
            <numerusform> · %Ln row</numerusform>
            <numerusform> · %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ArtifactTreeModel</name>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ArtifactsTab</name>
    <message numerus="yes">
        <source>%1: %Ln files written</source>
        <translation>
            <numerusform>%1: %Ln file written</numerusform>
            <numerusform>%1: %Ln files written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ColumnListModel</name>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ConnectionDetail</name>
    <message numerus="yes">
        <source>%1, from %2 of %Ln experiments</source>
        <translation>
            <numerusform>%1, from %2 of %Ln experiment</numerusform>
            <numerusform>%1, from %2 of %Ln experiments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::CurvePlot</name>
    <message numerus="yes">
        <source> · %Ln more</source>
        <translation>
            <numerusform> · %Ln more</numerusform>
            <numerusform> · %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::ExperimentTreeModel</name>
    <message numerus="yes">
        <source>%Ln cached runs</source>
        <translation>
            <numerusform>%Ln cached run</numerusform>
            <numerusform>%Ln cached runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::KeyValueTab</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MetricsTab</name>
    <message numerus="yes">
        <source>%Ln metrics</source>
        <translation>
            <numerusform>%Ln metric</numerusform>
            <numerusform>%Ln metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %Ln curves…</source>
        <translation>
            <numerusform>Reading %Ln curve…</numerusform>
            <numerusform>Reading %Ln curves…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MlflowDb</name>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::MlflowFolder</name>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::OverviewTab</name>
    <message numerus="yes">
        <source>%Ln children</source>
        <translation>
            <numerusform>%Ln child</numerusform>
            <numerusform>%Ln children</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 missing</source>
        <translation>
            <numerusform>%Ln of %1 missing</numerusform>
            <numerusform>%Ln of %1 missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::Pinning</name>
    <message numerus="yes">
        <source>Keeping %Ln runs for offline use</source>
        <translation>
            <numerusform>Keeping %Ln run for offline use</numerusform>
            <numerusform>Keeping %Ln runs for offline use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln histories</source>
        <translation>
            <numerusform>%Ln history</numerusform>
            <numerusform>%Ln histories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %Ln items could not be fetched</source>
        <translation>
            <numerusform>%1; %Ln item could not be fetched</numerusform>
            <numerusform>%1; %Ln items could not be fetched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RawTab</name>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunController</name>
    <message numerus="yes">
        <source>%Ln histories</source>
        <translation>
            <numerusform>%Ln history</numerusform>
            <numerusform>%Ln histories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for offline use; %Ln items could not be fetched</source>
        <translation>
            <numerusform>Kept for offline use; %Ln item could not be fetched</numerusform>
            <numerusform>Kept for offline use; %Ln items could not be fetched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunTableModel</name>
    <message numerus="yes">
        <source>%Ln values</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a value</source>
        <translation>
            <numerusform>%Ln without a value</numerusform>
            <numerusform>%Ln without a value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln NaN</source>
        <translation>
            <numerusform>%Ln NaN</numerusform>
            <numerusform>%Ln NaN</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunsController</name>
    <message numerus="yes">
        <source>%Ln experiments</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %Ln runs</source>
        <translation>
            <numerusform>Exporting %Ln run</numerusform>
            <numerusform>Exporting %Ln runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::RunsScreen</name>
    <message numerus="yes">
        <source>None of the %Ln cached runs here answers this query.</source>
        <translation>
            <numerusform>The %Ln cached run here does not answer this query.</numerusform>
            <numerusform>None of the %Ln cached runs here answers this query.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cached runs</source>
        <translation>
            <numerusform>%Ln cached run</numerusform>
            <numerusform>%Ln cached runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln cached runs match</source>
        <translation>
            <numerusform>%1 of %Ln cached run matches</numerusform>
            <numerusform>%1 of %Ln cached runs match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln selected</source>
        <translation>
            <numerusform>Export %Ln selected</numerusform>
            <numerusform>Export %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %Ln matches</source>
        <translation>
            <numerusform>Export the %Ln match</numerusform>
            <numerusform>Export all %Ln matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ph::StatusLine</name>
    <message numerus="yes">
        <source>%Ln jobs</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
</context>
</TS>
