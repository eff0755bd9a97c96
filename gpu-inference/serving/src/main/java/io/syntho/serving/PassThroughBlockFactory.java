package io.syntho.serving;

import ai.djl.Model;
import ai.djl.nn.Block;
import ai.djl.nn.BlockFactory;
import ai.djl.nn.Blocks;
import java.nio.file.Path;
import java.util.Map;

/**
 * The block of our model folders: it changes nothing. What a call learns differs from call to call, so the networks are built by the synthesis
 * library while it works, and never loaded with the folder.
 */
public final class PassThroughBlockFactory implements BlockFactory {

    private static final long serialVersionUID = 1;

    @Override
    public Block newBlock(Model model, Path modelPath, Map<String, ?> arguments) {
        return Blocks.identityBlock();
    }
}
